import { isMac } from '../kit/platform'
import { type SearchGroup, SearchList } from '../kit/search-list'
import { ariaShortcut, shortcutText } from '../kit/shortcut'
import { type Command, shortcutsOf } from './command'
import type { CommandContext } from './command-context'
import { COMMANDS, commandById, groupsOf } from './command-table'
import { isMatch } from './is-match'

interface PaletteProps {
  readonly context: CommandContext
  readonly onChoose: (command: Command) => void
  readonly onClose: () => void
}

/** Every command by name: Ctrl+K. */
export function Palette({ context, onChoose, onClose }: PaletteProps) {
  const { text } = context
  return (
    <SearchList
      title={text.commands.palette}
      placeholder={text.commands.typeToFind}
      nothingFound={text.commands.nothingFound}
      groups={searchGroups(context)}
      isMatch={(item, query) => isMatch(item.label, query)}
      onChoose={id => {
        const command = commandById(id)
        if (command) onChoose(command)
      }}
      onClose={onClose}
    />
  )
}

function searchGroups(context: CommandContext): readonly SearchGroup[] {
  const others = COMMANDS.filter(({ id }) => id !== 'palette')
  return groupsOf(others).map(({ group, commands }) => ({
    label: context.text.commands.groups[group],
    items: commands.map(command => {
      const [shortcut] = shortcutsOf(command, isMac)
      return {
        id: command.id,
        label: command.label(context),
        shortcut: shortcut ? shortcutText(shortcut, isMac) : null,
        ariaShortcut: shortcut ? ariaShortcut(shortcut, isMac) : null,
        reason: command.whyNot(context),
      }
    }),
  }))
}
