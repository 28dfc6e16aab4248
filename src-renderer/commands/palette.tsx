import { useMemo, useState } from 'react'
import { titleOf } from '../../src-shared/domain/names'
import { plainText } from '../../src-shared/domain/rich-text'
import { reveal } from '../actions/reveal'
import { nextTask } from '../kit/next-task'
import { isMac } from '../kit/platform'
import { type SearchGroup, type SearchItem, SearchList } from '../kit/search-list'
import { ariaShortcut, shortcutText } from '../kit/shortcut'
import { useIndexAnswer } from '../listings/use-index-answer'
import { type FoundEntry, foundOfHit } from '../panes/find/found'
import { FoundPicture } from '../panes/find/found-row'
import type { Catalogue } from '../text/en'
import { type Command, shortcutsOf } from './command'
import type { CommandContext } from './command-context'
import { COMMANDS, commandById, groupsOf } from './command-table'
import { isMatch } from './is-match'

interface PaletteProps {
  readonly context: CommandContext
  readonly onChoose: (command: Command) => void
  readonly onClose: () => void
}

/** As many as stand below the commands without hiding them. */
const MOST_FOUND = 8

/** What can be done, by name; below it what is in the inventory, and last what cannot be done now, with the reason: Ctrl+K. */
export function Palette({ context, onChoose, onClose }: PaletteProps) {
  const { text, browser } = context
  const [typed, setTyped] = useState('')
  const found = useFound(typed)
  const groups = useMemo(() => searchGroups(context), [context])

  function choose(id: string): void {
    const entry = found.find(one => entryItemId(one) === id)
    const row = entry?.row()
    const command = commandById(id)
    if (command) onChoose(command)
    else if (row) {
      onClose()
      void nextTask().then(() => reveal(browser, [row], text))
    }
  }

  return (
    <SearchList
      title={text.commands.palette}
      placeholder={text.commands.typeToFind}
      nothingFound={text.commands.nothingFound}
      groups={[...groups.usable, ...(found.length === 0 ? [] : [foundGroup(text, found)]), ...groups.others]}
      // What was found answers what is typed: it need not hold all of it.
      isMatch={(item, query) => item.note !== undefined || isMatch(item.label, query)}
      onChoose={choose}
      onType={setTyped}
      onClose={onClose}
    />
  )
}

function useFound(typed: string): readonly FoundEntry[] {
  const query = typed.trim()
  const request = { query, scope: { kind: 'everywhere' }, presentFolder: null, limit: MOST_FOUND } as const
  const answer = useIndexAnswer('search', request)
  return useMemo(
    () =>
      query.length < 2 || answer === null
        ? []
        : answer.hits.map(foundOfHit).filter(one => one.row() !== null),
    [query, answer],
  )
}

function foundGroup(text: Catalogue, found: readonly FoundEntry[]): SearchGroup {
  return {
    label: text.commands.inInventory,
    items: found.map(one => ({
      id: entryItemId(one),
      label: plainText(titleOf(one.entry)).trim() || text.tree.unnamed,
      note: [text.app.inventory, ...one.folders.map(plainText)].join(' / '),
      picture: <FoundPicture found={one} />,
      shortcut: null,
      ariaShortcut: null,
      reason: null,
    })),
  }
}

/** No command is called so. */
function entryItemId({ id }: FoundEntry): string {
  return `entry ${id}`
}

function searchGroups(context: CommandContext) {
  const all = groupsOf(COMMANDS.filter(({ id }) => id !== 'palette')).map(({ group, commands }) => ({
    label: context.text.commands.groups[group],
    items: commands.map(command => itemOf(command, context)),
  }))
  const unusable = all.flatMap(({ items }) => items.filter(({ reason }) => reason !== null))
  return {
    usable: all
      .map(({ label, items }) => ({ label, items: items.filter(({ reason }) => reason === null) }))
      .filter(({ items }) => items.length > 0),
    others: unusable.length === 0 ? [] : [{ label: context.text.commands.notNow, items: unusable }],
  }
}

function itemOf(command: Command, context: CommandContext): SearchItem {
  const [shortcut] = shortcutsOf(command, isMac)
  return {
    id: command.id,
    label: command.label(context),
    shortcut: shortcut ? shortcutText(shortcut, isMac) : null,
    ariaShortcut: shortcut ? ariaShortcut(shortcut, isMac) : null,
    reason: command.whyNot(context),
  }
}
