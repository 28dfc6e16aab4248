import { randomUUID } from 'node:crypto'

/** As a bot has it. */
export interface StoredItem {
  readonly id: string
  readonly parentId: string
  readonly type: string
  readonly subtype: string
  readonly assetId: string
  readonly flags: string
  readonly name: string
  readonly permissions: readonly string[]
  readonly nextPermissions: readonly string[]
  /** Of a notecard. */
  readonly text: string
}

export const ALL_PERMISSIONS = ['copy', 'mod', 'trans'] as const
const ZERO = '00000000-0000-0000-0000-000000000000'

/** One bot's inventory: folders and items by id, and who was given what. */
export class BotInventory {
  readonly items = new Map<string, StoredItem>()
  readonly given: { readonly to: string; readonly name: string; readonly contents: readonly string[] }[] = []

  constructor() {
    // Every avatar has these; what else there is, a test says.
    for (const name of ['Objects', 'Notecards', 'Trash', 'Current Outfit']) this.addFolder('', name)
  }

  addFolder(parentId: string, name: string): string {
    return this.add(parentId, name, { type: 'Folder', assetId: '', permissions: [], nextPermissions: [] })
  }

  add(parentId: string, name: string, what: Partial<StoredItem> = {}): string {
    const id = what.id ?? randomUUID()
    this.items.set(id, {
      type: 'Object',
      subtype: '',
      assetId: ZERO,
      flags: '',
      permissions: ALL_PERMISSIONS,
      nextPermissions: ['copy'],
      text: '',
      ...what,
      id,
      parentId,
      name,
    })
    return id
  }

  /** Empty id: the root. */
  in(folderId: string): readonly StoredItem[] {
    return [...this.items.values()].filter(item => item.parentId === folderId)
  }

  named(name: string): StoredItem {
    const found = [...this.items.values()].find(item => item.name === name)
    if (found === undefined) throw new Error(`There is no ${name}.`)
    return found
  }

  /** Below a folder, those that may be given; the others stay behind without a word (smartbots.md, 4). */
  givenAlong(folderId: string): readonly string[] {
    return this.in(folderId).flatMap(item => {
      if (item.type === 'Folder') return this.givenAlong(item.id)
      return item.permissions.includes('trans') ? [item.name] : []
    })
  }
}
