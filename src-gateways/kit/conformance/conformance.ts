import { status } from '@grpc/grpc-js'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { IS_WHOLE } from '../../../src-shared/testing/whole.ts'
import { InventoryEntryKind } from '../../../src-wire/gen/resonite_io/v1/inventory.ts'
import { Reason } from '../../../src-wire/gen/satchel/v1/refusal.ts'
import { Action, How } from '../../../src-wire/gen/satchel/v1/source.ts'
import { refusedBy } from '../../../src-wire/testing/wire-client.ts'
import { absentVerbs } from './absent-verbs.ts'
import { type Bench, idOf, type Met, type OpenSubject, openBench, placing, ROOT, rootOf } from './subject.ts'

/** In one folder, fewer where the platform's own test server takes too long over them; by day only so many that they come in pages. */
const MANY = 10_000
const MANY_BY_DAY = 1_200

/**
 * What holds for every inventory that is behind the contract, driven by what it
 * says of itself: a verb that is not ABSENT does what it says, and one that is
 * answers UNIMPLEMENTED and changes nothing (satchel/v1/source.proto).
 * `hasLimits`: verbs can be switched off, and changes not allowed; by day `isEachAlone`
 * says whether each by itself: what switches them is the kit's.
 */
export function conformance(
  name: string,
  open: OpenSubject,
  { hasLimits = true, isEachAlone = false, most = MANY } = {},
): void {
  const many = Math.min(most, IS_WHOLE ? MANY : MANY_BY_DAY)
  describe(`${name} keeps the contract`, () => {
    let bench: Bench
    beforeEach(async () => {
      bench = await openBench(open)
    })
    afterEach(() => bench.close())

    const titlesIn = async (folder: Met): Promise<readonly string[]> =>
      (await bench.inside(folder)).map(({ title }) => title).sort()
    const move = (from: Met, to: Met, title: string, id = from.id) =>
      bench.wire.move(from.path, `${to.path}/${title}`, placing(bench.meetsIds, { ...from, id }, to, title))
    const copy = (from: Met, to: Met, title: string) =>
      bench.wire.copy(
        from.path,
        `${to.path}/${title}`,
        from.entry?.kind === InventoryEntryKind.INVENTORY_ENTRY_KIND_DIRECTORY,
        placing(bench.meetsIds, from, to, title),
      )
    const trash = (): Met => {
      const { folders } = bench.description
      const path = folders?.trashPath ?? ''
      return { path, id: folders?.trashId ?? '', title: 'Trash', titles: ['Trash'], entry: null }
    }

    it('says what it is: a platform, a contract that is understood, each verb once', () => {
      const { platform, contract, verbs, names } = bench.description
      expect(platform).toMatch(/^[a-z][a-z0-9+.-]{0,31}$/)
      expect(contract === '' ? '1.0' : contract).toMatch(/^1\.\d+$/)
      expect(new Set(verbs.map(({ action }) => action)).size).toBe(verbs.length)
      if (bench.meetsIds) expect(names).toBeDefined()
    })

    it('gives everything that it lists one key that can stand in a path, and an id', async () => {
      const folder = await bench.folder('Keys')
      await bench.subject.addItems(folder, ['One', 'Two', 'one more ~0123abcd'])
      const entries = await bench.wire.entries(folder.path, idOf(bench.meetsIds, folder))
      expect(entries).toHaveLength(3)
      expect(new Set(entries.map(entry => entry.name)).size).toBe(3)
      for (const { name: key, recordId, extras } of entries) {
        expect(key).not.toMatch(/[/\\\p{Cc}]/u)
        expect(recordId).not.toBe('')
        if (bench.meetsIds) expect(extras?.id).toBe(recordId)
      }
    })

    it('makes a folder, which is listed with the id that the reply says', async () => {
      const folder = await bench.folder('Made')
      expect(folder.entry?.kind).toBe(InventoryEntryKind.INVENTORY_ENTRY_KIND_DIRECTORY)
      expect(await bench.inside(folder)).toEqual([])
    })

    it('makes twins where it says that it allows them, and else refuses the second', async () => {
      if (!bench.can(Action.ACTION_MAKE_FOLDER)) return
      const first = await bench.folder('Twin')
      const again = bench.wire.makeDir(
        `${ROOT}/Twin`,
        placing(bench.meetsIds, null, rootOf(bench.description), 'Twin'),
      )
      if (bench.description.names?.twinsAllowed !== true) {
        expect((await refusedBy(again)).code).toBe(status.ALREADY_EXISTS)
        return
      }
      const second = await again
      const twins = (await bench.inside(rootOf(bench.description))).filter(({ title }) => title === 'Twin')
      expect(twins.map(({ id }) => id).sort()).toEqual([first.id, second.recordId].sort())
      expect(new Set(twins.map(({ path }) => path)).size).toBe(2)
    })

    it.each([
      ['a slash', 'a/b'],
      ['a backslash', 'a\\b'],
      ['nothing', ''],
      ['two dots', '..'],
    ])('takes a title of %s where its rules say so, and else refuses it', async (_what, title) => {
      if (!bench.meetsIds || !bench.can(Action.ACTION_MAKE_FOLDER)) return
      const { names } = bench.description
      const isForbidden = [...(names?.forbidden ?? '')].some(character => title.includes(character))
      const isAllowed =
        !isForbidden &&
        (title !== '' || names?.emptyAllowed === true) &&
        (title !== '..' || names?.dotsAllowed === true)
      const folder = await bench.folder('Odd')
      const made = bench.wire.makeDir(`${folder.path}/x`, placing(true, null, folder, title))
      if (isAllowed) {
        const { recordId } = await made
        const [met] = await bench.inside(folder)
        expect(met).toMatchObject({ id: recordId, title })
        expect(await bench.inside(met ?? folder)).toEqual([])
      } else {
        await refusedBy(made)
        expect(await bench.inside(folder)).toEqual([])
      }
    })

    it('renames an item and a folder, which stay who they are', async () => {
      const folder = await bench.folder('Names')
      const item = await bench.item(folder, 'Hat')
      const inner = await bench.folderIn(folder, 'Box')
      if (bench.can(Action.ACTION_RENAME_ITEM)) await move(item, folder, 'Cap')
      if (bench.can(Action.ACTION_RENAME_FOLDER)) await move(inner, folder, 'Case')
      const titles = [
        bench.can(Action.ACTION_RENAME_FOLDER) ? 'Case' : 'Box',
        bench.can(Action.ACTION_RENAME_ITEM) ? 'Cap' : 'Hat',
      ]
      expect(await titlesIn(folder)).toEqual(titles.sort())
      expect((await bench.inside(folder)).map(({ id }) => id).sort()).toEqual([item.id, inner.id].sort())
    })

    it('moves a folder with all that is in it', async () => {
      if (!bench.can(Action.ACTION_MOVE_FOLDER)) return
      const from = await bench.folder('From')
      const to = await bench.folder('To')
      const box = await bench.folderIn(from, 'Box')
      const deep = await bench.folderIn(box, 'Deep')
      await bench.item(deep, 'Hat')
      await move(box, to, 'Box')
      const [moved] = await bench.inside(to)
      expect(moved).toMatchObject({ id: box.id, title: 'Box' })
      const [inner] = await bench.inside(moved ?? to)
      expect(inner?.id).toBe(deep.id)
      expect(await titlesIn(inner ?? to)).toEqual(['Hat'])
      expect(await bench.inside(from)).toEqual([])
    })

    it('refuses to move a folder into itself or below, and leaves it as it is', async () => {
      // The mod does it, and loses the folder (resonite-io.md, section 5): there Satchel has to see to it.
      if (!bench.can(Action.ACTION_MOVE_FOLDER) || !bench.meetsIds) return
      const outer = await bench.folder('Outer')
      const inner = await bench.folderIn(outer, 'Inner')
      for (const target of [outer, inner]) {
        const { reason } = await refusedBy(move(outer, target, 'Outer'))
        expect(reason).toBe(Reason.REASON_WOULD_CYCLE)
      }
      expect(await titlesIn(outer)).toEqual(['Inner'])
    })

    it('never moves or copies over what is there', async () => {
      const one = await bench.folder('One')
      const other = await bench.folder('Other')
      const mine = await bench.item(one, 'Hat')
      const theirs = await bench.item(other, 'Hat')
      // The mod makes twins, which it cannot tell apart afterwards (resonite-io.md, section 5).
      const isTwin = bench.description.names?.twinsAllowed === true || !bench.meetsIds
      for (const act of [
        ...(bench.can(Action.ACTION_COPY_ITEM) ? [copy] : []),
        ...(bench.can(Action.ACTION_MOVE_ITEM) ? [move] : []),
      ]) {
        const called = act(mine, other, 'Hat')
        if (isTwin) await called
        else expect((await refusedBy(called)).code).toBe(status.ALREADY_EXISTS)
        expect((await bench.inside(other)).map(({ id }) => id)).toContain(theirs.id)
      }
    })

    it('copies a folder with all that is in it, and gives the copies ids of their own', async () => {
      if (!bench.can(Action.ACTION_COPY_FOLDER)) return
      const from = await bench.folder('From')
      const box = await bench.folderIn(from, 'Box')
      const hat = await bench.item(box, 'Hat')
      await copy(box, from, 'Box 2')
      expect(await titlesIn(from)).toEqual(['Box', 'Box 2'])
      const copied = (await bench.inside(from)).find(({ title }) => title === 'Box 2')
      const [inner] = await bench.inside(copied ?? from)
      expect(inner?.title).toBe('Hat')
      expect(inner?.id).not.toBe(hat.id)
    })

    it('refuses whoever expects another entry than is there, and changes nothing', async () => {
      if (!bench.meetsIds) return
      const folder = await bench.folder('Met')
      const item = await bench.item(folder, 'Hat')
      const other = await bench.item(folder, 'Cap')
      const calls = [
        () => move(item, folder, 'Coat', other.id),
        () => bench.wire.list(folder.path, { expectedId: item.id }),
        () => bench.wire.remove(item.path, false, { expectedId: other.id }),
        () => bench.wire.makeDir(`${folder.path}/x`, { expectedParentId: item.id, newTitle: 'x' }),
      ]
      for (const call of calls) {
        const { code, reason } = await refusedBy(call())
        if (code !== status.UNIMPLEMENTED) expect(reason).toBe(Reason.REASON_ID_CHANGED)
      }
      expect(await titlesIn(folder)).toEqual(['Cap', 'Hat'])
    })

    it('knows what is not there any more', async () => {
      if (!bench.can(Action.ACTION_MOVE_ITEM)) return
      const folder = await bench.folder('Gone')
      const to = await bench.folder('Away')
      const item = await bench.item(folder, 'Hat')
      await move(item, to, 'Hat')
      const { code } = await refusedBy(move(item, folder, 'Cap'))
      expect([status.NOT_FOUND, status.ABORTED]).toContain(code)
      expect(await titlesIn(to)).toEqual(['Hat'])
      expect((await refusedBy(bench.wire.list(`${folder.path}/nothing`))).code).toBe(status.NOT_FOUND)
    })

    it(`lists a folder of ${many.toLocaleString('en')} items, each once`, async () => {
      const folder = await bench.folder('Many')
      await bench.subject.addItems(
        folder,
        Array.from({ length: many }, (_, index) => `item ${index}`),
      )
      const listed = await bench.inside(folder)
      expect(listed).toHaveLength(many)
      expect(new Set(listed.map(({ path }) => path)).size).toBe(many)
      expect(new Set(listed.map(({ id }) => id)).size).toBe(many)
    })

    it('takes one of many that make the same folder at once, unless twins are allowed', async () => {
      if (!bench.can(Action.ACTION_MAKE_FOLDER)) return
      const folder = await bench.folder('Race')
      const extras = placing(bench.meetsIds, null, folder, 'x')
      const calls = Array.from({ length: 8 }, () => bench.wire.makeDir(`${folder.path}/x`, extras))
      const made = (await Promise.allSettled(calls)).filter(({ status: outcome }) => outcome === 'fulfilled')
      const listed = await bench.inside(folder)
      // The mod checks before it writes, so that twins come of it (resonite-io.md, section 5).
      if (bench.meetsIds) expect(listed).toHaveLength(made.length)
      if (bench.meetsIds && bench.description.names?.twinsAllowed !== true) expect(made).toHaveLength(1)
    })

    it('moves what many move at once to one place, and loses nothing of it', async () => {
      if (!bench.can(Action.ACTION_MOVE_ITEM) || !bench.meetsIds) return
      const folder = await bench.folder('Race')
      const item = await bench.item(folder, 'Hat')
      const targets = await Promise.all(['A', 'B', 'C', 'D'].map(title => bench.folderIn(folder, title)))
      await Promise.allSettled(targets.map(target => move(item, target, 'Hat')))
      const places = await Promise.all([folder, ...targets].map(target => bench.inside(target)))
      expect(
        places
          .flat()
          .filter(({ title }) => title === 'Hat')
          .map(({ id }) => id),
      ).toEqual([item.id])
    })

    it('loses nothing of many that are given one name at once', async () => {
      if (!bench.can(Action.ACTION_RENAME_ITEM) || !bench.meetsIds) return
      const folder = await bench.folder('Race')
      const titles = ['A', 'B', 'C', 'D', 'E', 'F', 'G', 'H']
      await bench.subject.addItems(folder, titles)
      const items = (await bench.inside(folder)).filter(({ title }) => titles.includes(title))
      const renamed = await Promise.allSettled(items.map(item => move(item, folder, 'Hat')))
      const done = renamed.filter(({ status: outcome }) => outcome === 'fulfilled')
      const listed = await bench.inside(folder)
      expect(listed.map(({ id }) => id).sort()).toEqual(items.map(({ id }) => id).sort())
      expect(listed.filter(({ title }) => title === 'Hat')).toHaveLength(done.length)
      if (bench.description.names?.twinsAllowed !== true) expect(done).toHaveLength(1)
    })

    it('deletes into its own Trash, says where it was, and gives it back', async () => {
      if (!bench.can(Action.ACTION_TRASH) || bench.description.folders?.trashIsNative !== true) return
      const folder = await bench.folder('Bin')
      const item = await bench.item(folder, 'Hat')
      await move(item, trash(), 'Hat')
      expect(await bench.inside(folder)).toEqual([])
      const trashed = (await bench.inside(trash())).find(({ id }) => id === item.id)
      expect(trashed?.title).toBe('Hat')
      const deletion = trashed?.entry?.extras?.deletion
      // Where the platform keeps that.
      if (deletion !== undefined) expect(deletion).toMatchObject({ fromId: folder.id, fromPath: folder.path })
      if (!bench.can(Action.ACTION_RESTORE) || trashed === undefined) return
      await move(trashed, folder, 'Hat')
      expect((await bench.inside(folder)).map(({ id }) => id)).toEqual([item.id])
    })

    it('deletes for good only what is in its Trash', async () => {
      if (bench.description.folders?.trashIsNative !== true) return
      const folder = await bench.folder('Bin')
      const item = await bench.item(folder, 'Hat')
      const { code, reason } = await refusedBy(bench.wire.remove(item.path, false, { expectedId: item.id }))
      if (bench.can(Action.ACTION_REMOVE_ITEM)) expect(reason).toBe(Reason.REASON_NOT_IN_TRASH)
      else expect(code).toBe(status.UNIMPLEMENTED)
      expect(await titlesIn(folder)).toEqual(['Hat'])
      if (!bench.can(Action.ACTION_TRASH) || !bench.can(Action.ACTION_REMOVE_FOLDER)) return
      await bench.wire.move(folder.path, `${trash().path}/Bin`, placing(true, folder, trash(), 'Bin'))
      const trashed = (await bench.inside(trash())).find(({ title }) => title === 'Bin')
      await refusedBy(bench.wire.remove(trashed?.path ?? '', false, { expectedId: trashed?.id ?? '' }))
      await bench.wire.remove(trashed?.path ?? '', true, { expectedId: trashed?.id ?? '' })
      expect((await bench.inside(trash())).map(({ title }) => title)).not.toContain('Bin')
    })

    it('keeps its Trash where it is', async () => {
      if (bench.description.folders?.trashIsNative !== true) return
      const away = bench.wire.move(trash().path, `${ROOT}/Away`, { expectedId: trash().id, newTitle: 'Away' })
      await refusedBy(away)
      await refusedBy(bench.wire.remove(trash().path, true, { expectedId: trash().id }))
      expect(await bench.wire.entries(trash().path, { expectedId: trash().id })).toBeDefined()
    })

    it('lists the whole tree as its folders are listed', async () => {
      if (!bench.can(Action.ACTION_LIST_TREE)) return
      const top = await bench.folder('Tree')
      const inner = await bench.folderIn(top, 'Inner')
      await bench.item(inner, 'Hat')
      const listings = await bench.wire.listTree(top.path)
      expect(listings.map(({ extras }) => extras?.folderId)).toEqual([top.id, inner.id])
      expect(listings[1]?.extras?.folderPath).toBe(inner.path)
    })

    it('finds by id where things are now', async () => {
      if (!bench.can(Action.ACTION_FIND)) return
      const folder = await bench.folder('Find')
      const item = await bench.item(folder, 'Hat')
      const { places } = await bench.wire.find(item.id)
      expect(places).toEqual([{ id: item.id, path: item.path, parentId: folder.id }])
    })

    it('tells its state at once, and changes from outside where it says so', async () => {
      if (!bench.meetsIds || bench.description.verbs.every(({ action }) => action !== Action.ACTION_WATCH)) {
        return
      }
      const folder = await bench.folder('Watched')
      // Told is what is other than it was listed.
      await bench.inside(folder)
      const stop = new AbortController()
      let isTold = false
      for await (const event of bench.wire.watch(stop.signal)) {
        if (event.state !== undefined && !isTold) {
          isTold = true
          const verb = bench.description.verbs.find(({ action }) => action === Action.ACTION_WATCH)
          if (verb === undefined || verb.how <= How.HOW_ABSENT) break
          await bench.subject.addItems(folder, ['New'])
        }
        if (event.reset !== undefined) break
        if (event.changed?.folders.some(({ id }) => id === folder.id) === true) break
      }
      stop.abort()
      expect(isTold).toBe(true)
    })
  })
  absentVerbs(name, open, { hasLimits, isEachAlone: isEachAlone || IS_WHOLE })
}
