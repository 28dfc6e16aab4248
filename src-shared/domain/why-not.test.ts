import { describe, expect, it } from 'vitest'
import { type Capabilities, RESONITE_CAPABILITIES } from '../model/capabilities'
import type { EntryKind, FolderRef } from '../model/entry'
import { IDS_CAPABILITIES, NATIVE_TRASH } from '../testing/capabilities'
import type { Dragged } from './guards'
import { childPath, ROOT } from './paths'
import { TRASH } from './trash'
import { type PersonsAction, whyNot } from './why-not'

const food: FolderRef = { path: childPath(ROOT, 'Food') ?? ROOT, recordIds: ['R-food'] }
const satchelTrash: FolderRef = { path: TRASH, recordIds: ['R-satchel-trash'] }
const nativeTrash: FolderRef = { path: NATIVE_TRASH.path, recordIds: ['R-trash'] }
const root: FolderRef = { path: ROOT, recordIds: [] }

function entry(parent: FolderRef, name: string, kind: EntryKind = 'object'): Dragged {
  return { ref: { parent, recordId: `R-${name}`, name, kind }, problem: null, linkName: null }
}

const NO_FOLDER_MOVES: Capabilities = {
  ...RESONITE_CAPABILITIES,
  verbs: { ...RESONITE_CAPABILITIES.verbs, 'move-folder': { how: 'absent', whyNot: 'needs-viewer' } },
}
const WITHOUT_TRASH: Capabilities = {
  ...IDS_CAPABILITIES,
  trash: { kind: 'none' },
  verbs: { ...IDS_CAPABILITIES.verbs, trash: { how: 'absent', whyNot: 'not-offered' } },
}

describe('whyNot', () => {
  it('says what the source never does, and why', () => {
    expect(whyNot('move', entry(food, 'Fruit', 'folder'), NO_FOLDER_MOVES)).toEqual({
      reason: 'not-supported',
      action: 'move-folder',
      why: 'needs-viewer',
    })
    expect(whyNot('move', entry(food, 'Hat'), NO_FOLDER_MOVES)).toBeNull()
  })

  it.each<[PersonsAction, FolderRef, Capabilities, string | undefined]>([
    ['trash', food, RESONITE_CAPABILITIES, undefined],
    ['trash', satchelTrash, RESONITE_CAPABILITIES, 'in-trash-already'],
    ['delete', food, RESONITE_CAPABILITIES, 'not-in-trash'],
    ['delete', satchelTrash, RESONITE_CAPABILITIES, undefined],
    ['restore', food, RESONITE_CAPABILITIES, 'not-in-trash'],
    // A folder that is called like Satchel's is one like any other where the source has its own.
    ['trash', satchelTrash, IDS_CAPABILITIES, undefined],
    ['trash', nativeTrash, IDS_CAPABILITIES, 'in-trash-already'],
    ['delete', nativeTrash, IDS_CAPABILITIES, undefined],
    ['restore', nativeTrash, IDS_CAPABILITIES, undefined],
    ['trash', food, WITHOUT_TRASH, 'not-supported'],
    ['delete', food, WITHOUT_TRASH, undefined],
  ])('%s in %o', (action, parent, capabilities, reason) => {
    expect(whyNot(action, entry(parent, 'Hat'), capabilities)?.reason).toBe(reason)
  })

  it('says what the source does not do with this one entry, and why', () => {
    const hat: Dragged = { ...entry(food, 'Hat'), denied: [{ action: 'copy-item', why: 'no-copy' }] }
    expect(whyNot('copy', hat, IDS_CAPABILITIES)).toEqual({
      reason: 'not-supported',
      action: 'copy-item',
      why: 'no-copy',
    })
    expect(whyNot('move', hat, IDS_CAPABILITIES)).toBeNull()
    expect(whyNot('copy', entry(food, 'Cap'), IDS_CAPABILITIES)).toBeNull()
  })

  it('leaves the Trash itself where it is, whosever it is', () => {
    const satchels = entry(root, 'Satchel Trash', 'folder')
    const native = entry(root, 'Trash', 'folder')
    for (const action of ['rename', 'move', 'trash'] as const) {
      expect(whyNot(action, satchels, RESONITE_CAPABILITIES)?.reason).toBe('trash-itself')
      expect(whyNot(action, native, IDS_CAPABILITIES)?.reason).toBe('trash-itself')
      expect(whyNot(action, native, RESONITE_CAPABILITIES)).toBeNull()
    }
  })

  it('lets items below a link be spawned and nothing else be done to them', () => {
    const below: Dragged = { ...entry(food, 'Hat'), linkName: 'Essentials' }
    expect(whyNot('spawn', below, RESONITE_CAPABILITIES)).toBeNull()
    expect(whyNot('rename', below, RESONITE_CAPABILITIES)?.reason).toBe('below-link')
    expect(whyNot('spawn', entry(food, 'Fruit', 'folder'), RESONITE_CAPABILITIES)?.reason).toBe('not-an-item')
  })
})
