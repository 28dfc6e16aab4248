import { beforeEach, describe, expect, it, vi } from 'vitest'
import { addressOf } from '../../src-shared/domain/entry-address'
import { childPath, ROOT } from '../../src-shared/domain/paths'
import { TRASH_NAME } from '../../src-shared/domain/trash'
import { type Capabilities, RESONITE_CAPABILITIES } from '../../src-shared/model/capabilities'
import type { InventoryPath } from '../../src-shared/model/inventory-path'
import { IDS_CAPABILITIES } from '../../src-shared/testing/capabilities'
import { type Branch, ROOT_BRANCH } from '../browser/branch'
import type { EntryRow } from '../browser/row'
import { toastStore } from '../kit/toast-store'
import type { Session } from '../session/session'
import { openSession, stubMain } from '../testing/open-session'
import { en } from '../text/en'
import type { Actor } from './actor'
import { dialogsOf } from './dialogs'
import { deleteRows, restoreRows } from './trash-actions'

const NO_TRASH: Capabilities = { ...IDS_CAPABILITIES, trash: { kind: 'none' } }
const READ_ONLY: Capabilities = {
  ...RESONITE_CAPABILITIES,
  verbs: { ...RESONITE_CAPABILITIES.verbs, trash: { how: 'absent', whyNot: 'read-only' } },
}

const at = (...names: readonly string[]): InventoryPath =>
  names.reduce<InventoryPath>((path, name) => childPath(path, name) ?? path, ROOT)

function rowAt(path: InventoryPath, branch: Branch): EntryRow {
  const name = path.slice(path.lastIndexOf('/') + 1)
  const entry = { recordId: `R-${name}`, name, assetUri: '', isPublic: false, modifiedMs: null }
  return {
    kind: 'entry',
    id: `/R-${name}`,
    branch,
    entry: { ...entry, kind: 'folder' },
    problem: null,
    path,
    isFolder: true,
    openProblem: null,
    isExpanded: false,
    position: 1,
    setSize: 1,
  }
}

const HATS = rowAt(at('Hats'), ROOT_BRANCH)

function below(folder: string): EntryRow {
  return rowAt(at(folder, 'Old'), { ...ROOT_BRANCH, path: at(folder), recordIds: [`R-${folder}`], depth: 1 })
}

/** What a person's key does where the source can do this. */
function actorWith(capabilities: Capabilities): { actor: Actor; session: Session; run: Actor['run'] } {
  const session = openSession()
  session.hear({ ...session.inventory.get(), capabilities })
  const run = vi.fn<Actor['run']>(async () => null)
  return { actor: { text: en, session, canChange: true, run }, session, run }
}

const asked = (session: Session) => dialogsOf(session).deletion.get()

beforeEach(() => stubMain())

describe('Delete', () => {
  it.each([
    ['Satchel’s Trash', RESONITE_CAPABILITIES, TRASH_NAME],
    ['a Trash of the source’s own', IDS_CAPABILITIES, 'Trash'],
  ])('moves to %s, asks there, and empties it from itself', (_, capabilities, trash) => {
    const { actor, session, run } = actorWith(capabilities)
    deleteRows([HATS], actor)
    expect(run).toHaveBeenCalledWith(expect.objectContaining({ kind: 'trash' }))
    expect(asked(session)).toBeNull()
    deleteRows([below(trash)], actor)
    expect(asked(session)).toMatchObject({ kind: 'entries', entries: [{ recordId: 'R-Old' }] })
    deleteRows([rowAt(at(trash), ROOT_BRANCH)], actor)
    expect(asked(session)).toEqual({ kind: 'trash' })
    expect(run).toHaveBeenCalledTimes(1)
  })

  it('asks before it deletes for good where there is no Trash, whatever a folder is called', () => {
    const { actor, session, run } = actorWith(NO_TRASH)
    deleteRows([below(TRASH_NAME)], actor)
    expect(asked(session)).toMatchObject({ kind: 'entries', entries: [{ recordId: 'R-Old' }] })
    expect(run).not.toHaveBeenCalled()
  })

  it('says with the source’s own reason that it never happens', () => {
    const { actor, run } = actorWith(READ_ONLY)
    deleteRows([HATS], actor)
    expect(run).not.toHaveBeenCalled()
    const [toast] = toastStore.get().slice(-1)
    expect(toast?.detail).toBe(en.refusal['not-supported']('trash', 'read-only'))
  })
})

describe('Restore', () => {
  it('gives back what is in the Trash that the source has, and nothing else', () => {
    const { actor, run } = actorWith({
      ...IDS_CAPABILITIES,
      trash: { kind: 'native', folder: addressOf(at('Bin'), 'R-Bin') },
    })
    restoreRows([below('Trash')], actor)
    expect(run).not.toHaveBeenCalled()
    restoreRows([below('Bin')], actor)
    expect(run).toHaveBeenCalledWith(expect.objectContaining({ kind: 'restore' }))
  })
})
