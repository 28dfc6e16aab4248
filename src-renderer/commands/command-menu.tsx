import { Fragment } from 'react'
import { MenuItem, MenuLine, PointMenu } from '../kit/menu'
import { isMac } from '../kit/platform'
import { ariaShortcut, shortcutText } from '../kit/shortcut'
import { type Command, type MenuContext, shortcutsOf } from './command'
import type { CommandContext } from './command-context'
import { type GroupedCommands, menuFor } from './command-table'

interface CommandMenuProps {
  readonly at: { readonly x: number; readonly y: number }
  readonly context: CommandContext
  readonly onChoose: (command: Command) => void
  readonly onClose: () => void
}

/** The context menu of the selection, or of the empty space around the rows. */
export function CommandMenu({ at, context, onChoose, onClose }: CommandMenuProps) {
  return (
    <PointMenu label={context.text.commands.menu} at={at} onClose={onClose}>
      <CommandGroups groups={menuFor(menuContextOf(context))} context={context} onChoose={onChoose} />
    </PointMenu>
  )
}

function menuContextOf({ selected: { count, single } }: CommandContext): MenuContext {
  if (count === 0) return 'empty'
  if (!single) return 'several'
  const { kind } = single.entry
  return kind === 'folder' || kind === 'link' ? kind : 'item'
}

interface CommandGroupsProps extends Pick<CommandMenuProps, 'context' | 'onChoose'> {
  readonly groups: readonly GroupedCommands[]
}

/** Commands as lines of a menu, with a line between two groups. */
export function CommandGroups({ groups, context, onChoose }: CommandGroupsProps) {
  const hasMarks = groups.some(({ commands }) => commands.some(({ isOn }) => isOn))
  return groups.map(({ group, commands }, index) => (
    <Fragment key={group}>
      {index > 0 && <MenuLine />}
      {commands
        .filter(({ isOffered }) => isOffered?.(context) ?? true)
        .map(command => (
          <CommandLine key={command.id} {...{ command, context, onChoose, hasMarks }} />
        ))}
    </Fragment>
  ))
}

interface CommandLineProps extends Pick<CommandMenuProps, 'context' | 'onChoose'> {
  readonly command: Command
  /** Others in the menu say whether they are on. */
  readonly hasMarks?: boolean
}

export function CommandLine({ command, context, onChoose, hasMarks = false }: CommandLineProps) {
  const [shortcut] = shortcutsOf(command, isMac)
  return (
    <MenuItem
      label={command.label(context)}
      reason={command.whyNot(context)}
      shortcut={shortcut ? shortcutText(shortcut, isMac) : null}
      ariaShortcut={shortcut ? ariaShortcut(shortcut, isMac) : null}
      isOn={command.isOn?.(context) ?? null}
      hasMarks={hasMarks}
      onChoose={() => onChoose(command)}
    />
  )
}
