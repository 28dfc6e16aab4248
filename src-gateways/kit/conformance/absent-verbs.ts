import { status } from '@grpc/grpc-js'
import { afterEach, describe, expect, it } from 'vitest'
import { InventoryEntryKind } from '../../../src-wire/gen/resonite_io/v1/inventory.ts'
import { Reason } from '../../../src-wire/gen/satchel/v1/refusal.ts'
import { Action, WhyNot } from '../../../src-wire/gen/satchel/v1/source.ts'
import { refusedBy } from '../../../src-wire/testing/wire-client.ts'
import {
  type Bench,
  type OpenSubject,
  openBench,
  placing,
  ROOT,
  rootOf,
  type SubjectOptions,
} from './subject.ts'

/** Of each verb, a call that needs it. */
type Attempt = (bench: Bench, item: string, folder: string) => Promise<unknown>

const ATTEMPTS: Readonly<Record<string, Attempt>> = {
  MAKE_FOLDER: ({ wire, description }) =>
    wire.makeDir('/Inventory/New', placing(true, null, rootOf(description), 'New')),
  RENAME_ITEM: ({ wire }, item) => wire.move(item, `${item} 2`, { newTitle: 'Other' }),
  RENAME_FOLDER: ({ wire }, _item, folder) => wire.move(folder, `${folder} 2`, { newTitle: 'Other' }),
  MOVE_ITEM: ({ wire }, item) => wire.move(item, '/Inventory/Hat', { newTitle: 'Hat' }),
  MOVE_FOLDER: ({ wire }, _item, folder) =>
    wire.move(`${folder}/Inner`, '/Inventory/Inner', { newTitle: 'Inner' }),
  COPY_ITEM: ({ wire }, item) => wire.copy(item, '/Inventory/Hat', false, { newTitle: 'Hat' }),
  COPY_FOLDER: ({ wire }, _item, folder) => wire.copy(folder, '/Inventory/Copy', true, { newTitle: 'Copy' }),
  TRASH: ({ wire, description }, item) =>
    wire.move(item, `${description.folders?.trashPath ?? ''}/Hat`, { newTitle: 'Hat' }),
  REMOVE_ITEM: ({ wire }, item) => wire.remove(item, false),
  REMOVE_FOLDER: ({ wire }, _item, folder) => wire.remove(folder, true),
  THUMBNAIL: ({ wire }, item) => wire.thumbnail(item),
  LIST_TREE: ({ wire }) => wire.listTree('/Inventory'),
  LOCAL_PATH: ({ wire }, item) => wire.localPath(item),
  BRING_IN: ({ wire }) => wire.bringIn('/nowhere/at/all', '/Inventory/Brought'),
  FIND: ({ wire }) => wire.find('nobody'),
  EMPTY_TRASH: ({ wire }) => wire.emptyTrash(0),
  SPAWN: ({ wire }, item) => wire.spawn(item),
}

const HAT = '/Inventory/Kept/Hat'
const KEPT = '/Inventory/Kept'

/** Every listing from the top, as text. */
async function everything({ wire }: Pick<Bench, 'wire'>, path = ROOT): Promise<readonly string[]> {
  const lines: string[] = []
  for (const { name, recordId, kind } of await wire.entries(path)) {
    lines.push(`${path}/${name} ${recordId}`)
    const isFolder = kind === InventoryEntryKind.INVENTORY_ENTRY_KIND_DIRECTORY
    if (isFolder) lines.push(...(await everything({ wire }, `${path}/${name}`)))
  }
  return lines.sort()
}

/** With something to do it to, as far as folders can be made. */
async function prepare(bench: Bench): Promise<void> {
  if (!bench.can(Action.ACTION_MAKE_FOLDER)) {
    await bench.subject.addItems(rootOf(bench.description), ['Hat'])
    return
  }
  const folder = await bench.folder('Kept')
  await bench.folderIn(folder, 'Inner')
  await bench.subject.addItems(folder, ['Hat'])
}

/** Groups of verbs that are switched off together. Folders are needed for the others to be tried on. */
const GROUPS: readonly (readonly [string, readonly string[]])[] = [
  ['every other verb', Object.keys(ATTEMPTS).filter(name => name !== 'MAKE_FOLDER')],
  ['MAKE_FOLDER', ['MAKE_FOLDER']],
]
const ALONE = Object.keys(ATTEMPTS).map(name => [name, [name]] as const)

interface Extent {
  readonly hasLimits: boolean
  /** Each switch by itself, in an inventory of its own. */
  readonly isEachAlone: boolean
}

/** What is absent, for whatever reason, is said to be so and done by no call. */
export function absentVerbs(name: string, open: OpenSubject, { hasLimits, isEachAlone }: Extent): void {
  describe(`${name} does nothing by a verb that is absent:`, () => {
    let bench: Bench | null = null
    afterEach(async () => {
      await bench?.close()
      bench = null
    })
    const opened = async (options: SubjectOptions): Promise<Bench> => {
      const now = await openBench(open, options)
      bench = now
      await prepare(now)
      return now
    }
    /** Each of them is refused, and nothing has changed after them. */
    const refuse = async (now: Bench, names: readonly string[], reason?: Reason): Promise<void> => {
      const before = await everything(now)
      for (const name of names) {
        const refused = await refusedBy(ATTEMPTS[name]?.(now, HAT, KEPT) ?? Promise.resolve())
        expect(`${name}: ${status[refused.code]}`).toBe(`${name}: UNIMPLEMENTED`)
        if (reason !== undefined) expect(`${name}: ${refused.reason}`).toBe(`${name}: ${reason}`)
      }
      expect(await everything(now)).toEqual(before)
    }

    it('it answers UNIMPLEMENTED, and all stays as it is', async () => {
      const now = await opened({})
      if (!now.meetsIds) return
      const absent = Object.keys(ATTEMPTS).filter(name => !now.can(actionNamed(name)))
      await refuse(now, absent)
    })

    it.runIf(hasLimits).each(isEachAlone ? ALONE : GROUPS)(
      'it does so when %s is switched off',
      async (_what, disabled) => {
        const now = await opened({ disabled })
        expect(disabled.filter(name => now.can(actionNamed(name)))).toEqual([])
        await refuse(now, disabled, Reason.REASON_NOT_SUPPORTED)
      },
    )

    it.runIf(hasLimits)('it does so for every change where none is allowed, and says why', async () => {
      const changes = ['MAKE_FOLDER', 'RENAME_ITEM', 'MOVE_ITEM', 'COPY_ITEM', 'TRASH', 'REMOVE_ITEM']
      const free = await opened({})
      // Where nothing is ever changed, allowing it would change nothing.
      const changesNothing = !changes.some(change => free.can(actionNamed(change)))
      await free.close()
      bench = null
      if (changesNothing) return
      const now = await opened({ allowChanges: false })
      const said = now.description.verbs.filter(({ whyNot }) => whyNot === WhyNot.WHY_NOT_READ_ONLY)
      expect(said.length).toBeGreaterThan(0)
      const denied = changes.filter(change => said.some(({ action }) => action === actionNamed(change)))
      await refuse(now, denied, Reason.REASON_READ_ONLY)
    })
  })
}

function actionNamed(name: string): Action {
  const found = Object.values(Action).find(
    value => typeof value === 'number' && Action[value] === `ACTION_${name}`,
  )
  if (typeof found !== 'number') throw new Error(`There is no verb ${name}.`)
  return found
}
