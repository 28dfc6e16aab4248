import { ChevronRight } from 'lucide-react'
import { titleOf } from '../../../src-shared/domain/names'
import { plainText } from '../../../src-shared/domain/rich-text'
import type { Listing } from '../../../src-shared/model/listing'
import type { Branch } from '../../browser/branch'
import { useBrowser, useLook } from '../../browser/browser-context'
import type { EntryRow } from '../../browser/row'
import { entryRow } from '../../browser/rows'
import { ButtonMenu, MenuEntry, MenuNote } from '../../kit/choice-menu'
import { KindIcon } from '../../kit/kind-icon'
import { useText } from '../../kit/text-context'
import { keys } from '../../session/keys'

/** More lines than anybody reads in a menu; the tree shows them all. */
const MAX_SHOWN = 200

interface SiblingMenuProps {
  readonly parent: Branch
  /** The one of them that the path goes through. */
  readonly current: Branch
}

/** The arrow before a segment: opens the folders beside it, in the order of the folder. */
export function SiblingMenu({ parent, current }: SiblingMenuProps) {
  const text = useText()
  return (
    <ButtonMenu
      isNarrow
      isWayOut
      label={text.location.siblings(current.title)}
      icon={<ChevronRight size={14} aria-hidden />}
    >
      {() => <Siblings parent={parent} current={current} />}
    </ButtonMenu>
  )
}

function Siblings({ parent, current }: SiblingMenuProps) {
  const text = useText()
  const browser = useBrowser()
  const { queries, key } = browser.session
  const { sort } = useLook()
  const listing = queries.getQueryData<Listing>(keys.listing(key, parent.path))?.sortedBy(sort) ?? null
  const { folders, isCut } = foldersOf(parent, listing)
  return (
    <>
      {folders.map(({ id, entry }) => (
        <MenuEntry
          key={id}
          label={plainText(titleOf(entry))}
          icon={<KindIcon kind={entry.kind} />}
          isCurrent={id === current.id}
          onChoose={() => browser.goTo(id)}
        />
      ))}
      {folders.length === 0 && <MenuNote>{text.location.noSiblings}</MenuNote>}
      {isCut && <MenuNote>{text.location.moreSiblings}</MenuNote>}
    </>
  )
}

function foldersOf(
  parent: Branch,
  listing: Listing | null,
): { readonly folders: readonly EntryRow[]; readonly isCut: boolean } {
  const folders: EntryRow[] = []
  if (!listing) return { folders, isCut: false }
  const open = { branch: parent, listing, expandedKeys: new Set<string>() }
  for (let position = 0; position < listing.order.length; position += 1) {
    const { kind } = listing.entryAt(listing.order[position] ?? 0)
    if (kind !== 'folder' && kind !== 'link') continue
    if (folders.length === MAX_SHOWN) return { folders, isCut: true }
    const row = entryRow(open, position)
    if (row && !row.openProblem) folders.push(row)
  }
  return { folders, isCut: false }
}
