import type { SourceState } from '../../src-shared/model/source'
import { StatusBar } from '../app/status-bar'
import { Notice } from '../panes/sources/notice'
import { FACTS, IN_SANDBOX, LOST, READY, SOURCE } from './fixture-sources'
import { Specimen } from './specimen'

const STATES: readonly (readonly [string, SourceState])[] = [
  ['Ready', READY],
  ['Ready, no world', { ...READY, world: { kind: 'none' } }],
  ['Ready, an older service', { ...READY, facts: null, account: null, world: { kind: 'unknown' } }],
  ['Sandbox', IN_SANDBOX],
  ['Connecting', { kind: 'connecting', source: SOURCE, inventory: null }],
  ['Several to choose from', { kind: 'choose-source', candidates: [], inventory: null }],
  ['Not signed in', { kind: 'not-signed-in', source: SOURCE, facts: FACTS, inventory: null }],
  ['Disconnected', LOST],
]

const OVER_OLD_ROWS: typeof STATES = [
  ['The connection is lost', LOST],
  ['Nobody is signed in', { kind: 'not-signed-in', source: SOURCE, facts: FACTS, inventory: null }],
]

const NOTICES: readonly (readonly [string, SourceState])[] = [
  ['The mod is old', { ...READY, isOutdated: true }],
  ['Only the sandbox', IN_SANDBOX],
]

const WIDTH_PX = 720
const LISTED_AT_MS = Date.now() - 240_000

/** The foot of the window, and the line above the contents, in every state. */
export function StatusSheet() {
  return (
    <>
      {STATES.map(([name, state]) => (
        <Specimen key={name} name={`Status bar: ${name}`} widthPx={WIDTH_PX}>
          <StatusBar state={state} listedAtMs={null} />
        </Specimen>
      ))}
      {OVER_OLD_ROWS.map(([name, state]) => (
        <Specimen key={name} name={`Status bar over old rows: ${name}`} widthPx={WIDTH_PX}>
          <StatusBar state={state} listedAtMs={LISTED_AT_MS} />
        </Specimen>
      ))}
      {NOTICES.map(([name, state]) => (
        <Specimen key={name} name={`Notice: ${name}`} widthPx={WIDTH_PX}>
          <Notice state={state} />
        </Specimen>
      ))}
    </>
  )
}
