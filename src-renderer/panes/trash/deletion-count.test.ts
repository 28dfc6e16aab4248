import { describe, expect, it } from 'vitest'
import type { ContentCount } from '../../../src-shared/model/operation'
import { en } from '../../text/en'
import { ja } from '../../text/ja'
import { isLarge, shownOf, totalOf } from './deletion-count'

const countOf = (facts: Partial<ContentCount>): ContentCount => ({
  folders: 0,
  items: 0,
  links: 0,
  unseenFolders: 0,
  ...facts,
})

/** As the dialog says it. */
const saidOf = (shown: ContentCount): string => en.trash.contents(shown.folders, shown.items, shown.links)

describe('what is deleted permanently', () => {
  it('is never nothing: a Trash of empty places is told as what it is', () => {
    expect(saidOf(shownOf('trash', countOf({ folders: 2, items: 1 }), 2))).toBe('1 item')
    expect(saidOf(shownOf('trash', countOf({ folders: 3 }), 3))).toBe('3 folders')
    // What is known of the places is older than the count.
    expect(saidOf(shownOf('trash', countOf({ folders: 3, items: 1 }), 9))).toBe('3 folders and 1 item')
    expect(saidOf(shownOf('trash', countOf({ folders: 3 }), null))).toBe('3 folders')
    expect(saidOf(shownOf('entries', countOf({ folders: 3 }), 3))).toBe('3 folders')
  })

  it('must be typed by how much goes in all, with or without folders, and whenever that is not known', () => {
    expect(isLarge(countOf({ folders: 1, items: 99 }))).toBe(false)
    expect(isLarge(countOf({ folders: 1, items: 100 }))).toBe(true)
    expect(isLarge(countOf({ items: 101 }))).toBe(true)
    expect(isLarge(countOf({ folders: 1, unseenFolders: 1 }))).toBe(true)
    // Loose items of one deletion each: nothing but items is shown, and as much goes.
    const trash = countOf({ folders: 90, items: 90 })
    const shown = shownOf('trash', trash, 90)
    expect([totalOf(shown), isLarge(trash)]).toEqual([90, true])
  })

  it('is called something in every language, also where it has no name', () => {
    for (const { trash, tree } of [en, ja]) expect(trash.title(1, '')).toContain(tree.unnamed)
  })
})
