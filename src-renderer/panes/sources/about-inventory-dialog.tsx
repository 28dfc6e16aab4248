import { Check, Minus } from 'lucide-react'
import { plainText } from '../../../src-shared/domain/rich-text'
import { verbRefusal } from '../../../src-shared/domain/why-not'
import { PROOFS, type SourceLine } from '../../../src-shared/model/added-source'
import {
  type Capabilities,
  type Pace,
  SOURCE_ACTIONS,
  type SourceAction,
} from '../../../src-shared/model/capabilities'
import { Button } from '../../kit/button'
import { Modal } from '../../kit/modal'
import { openOverlay } from '../../kit/overlay-store'
import { useText } from '../../kit/text-context'
import { useSourceLine } from '../../session/source-list'
import { useSourceState } from '../../session/source-state'
import type { Catalogue } from '../../text/en'
import { errorText, refusalText } from '../../text/refusal-text'
import styles from './about-inventory-dialog.module.css'

/** The last says that it tells of the person: blurred in streamer mode. */
type Fact = readonly [label: string, value: string, isPrivate?: true]

/** Who, where, what can and cannot be done there and why, and how fast it may be asked. */
export function AboutInventoryDialog({ id, onClose }: { readonly id: string; readonly onClose: () => void }) {
  const text = useText()
  const line = useSourceLine(id)
  const state = useSourceState()
  if (line === null) return null
  const isShown = state.kind === 'ready' && state.source.added?.id === id
  return (
    <Modal
      title={<span data-private="">{text.inventories.aboutTitle(plainText(line.source.title))}</span>}
      onClose={onClose}
    >
      <div className={styles.body}>
        {line.state.kind === 'lost' && (
          <p className={styles.problem} role="alert">
            {errorText(text, line.state.error)}
          </p>
        )}
        <Facts
          facts={[...factsOfLine(text, line), ...(isShown ? factsOfSource(text, state.capabilities) : [])]}
        />
        {isShown && <Abilities capabilities={state.capabilities} />}
        <div className={styles.buttons}>
          <Button look="primary" onClick={() => openOverlay({ kind: 'edit-inventory', id })}>
            {text.inventories.edit}
          </Button>
          <Button onClick={() => openOverlay({ kind: 'diagnostics' })}>{text.source.diagnostics}</Button>
          <Button onClick={() => openOverlay({ kind: 'remove-inventory', id })}>
            {text.inventories.remove}
          </Button>
        </div>
      </div>
    </Modal>
  )
}

function Facts({ facts }: { readonly facts: readonly Fact[] }) {
  return (
    <dl className={styles.facts}>
      {facts.map(([label, value, isPrivate]) => (
        <div key={label} className={styles.fact}>
          <dt>{label}</dt>
          <dd {...(isPrivate === true ? { 'data-private': '' } : {})}>{value}</dd>
        </div>
      ))}
    </dl>
  )
}

function Abilities({ capabilities }: { readonly capabilities: Capabilities }) {
  const text = useText()
  return (
    <section>
      <h2 className={styles.heading}>{text.inventories.abilities}</h2>
      <ul className={styles.abilities}>
        {SOURCE_ACTIONS.map(action => (
          <Ability key={action} action={action} capabilities={capabilities} />
        ))}
      </ul>
    </section>
  )
}

interface AbilityProps {
  readonly action: SourceAction
  readonly capabilities: Capabilities
}

function Ability({ action, capabilities }: AbilityProps) {
  const text = useText()
  const refusal = verbRefusal(action, capabilities)
  // That it is done or not is what people expect.
  const { how } = capabilities.verbs[action]
  return (
    <li className={styles.ability} data-absent={refusal !== null}>
      {refusal === null ? <Check size={14} aria-hidden /> : <Minus size={14} aria-hidden />}
      <span>{refusal === null ? text.inventories.actions[action] : refusalText(text, refusal)}</span>
      {refusal === null && how !== 'atomic' && (
        <span className={styles.how}>{text.inventories.hows[how]}</span>
      )}
    </li>
  )
}

function factsOfLine(
  text: Catalogue,
  { source, secrets, state, earlierSnapshot }: SourceLine,
): readonly Fact[] {
  const { facts, fields, platforms, states } = text.inventories
  const settings = Object.entries(source.settings).flatMap(([key, value]) =>
    isField(fields, key) && !TICKS.includes(key)
      ? ([[fields[key].label, plainText(value), true]] as const)
      : [],
  )
  return [
    [facts.platform, platforms[source.platform].name],
    [facts.proof, text.inventories.proofs[PROOFS[source.platform]]],
    ...settings,
    [text.source.facts.state, states[state.kind]],
    [facts.changes, source.mayChange ? text.inventories.allowed : text.inventories.readOnlyText],
    ...(secrets === 'none' ? [] : ([[facts.secret, text.inventories.secrets[secrets]]] as const)),
    ...(earlierSnapshot === null
      ? []
      : ([[facts.earlier, text.inventories.earlierKept(earlierSnapshot), true]] as const)),
  ]
}

/** Yes or no: how it is reached, and nothing that tells it from another. */
const TICKS = ['allowHttp', 'pathStyle', 'staySignedIn']

function isField<F extends object>(fields: F, key: string): key is keyof F & string {
  return Object.hasOwn(fields, key)
}

function factsOfSource(text: Catalogue, capabilities: Capabilities): readonly Fact[] {
  const { trash, names, pace } = capabilities
  const { facts, twins } = text.inventories
  return [
    [facts.trash, text.inventories.trash[canDelete(capabilities) ? trash.kind : 'nothing']],
    [facts.names, names.twinsAllowed ? twins.yes : twins.no],
    [facts.speed, speedOf(text, pace)],
  ]
}

/** Without a Trash it is for good, or not at all. */
function canDelete(capabilities: Capabilities): boolean {
  const verbs = ['trash', 'remove-item', 'remove-folder'] as const
  return verbs.some(verb => verbRefusal(verb, capabilities) === null)
}

function speedOf(text: Catalogue, { perSecond, cost }: Pace): string {
  const { speeds } = text.inventories
  if (perSecond !== null) return speeds.perSecond(perSecond)
  return cost === 'per-level' ? speeds.perLevel : speeds.free
}
