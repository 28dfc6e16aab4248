import { Fragment } from 'react'
import { MenuItem, MenuLine, PointMenu } from '../kit/menu'
import { isMac } from '../kit/platform'
import { ariaShortcut, shortcutText } from '../kit/shortcut'
import { type Command, type MenuContext, shortcutsOf } from './command'
import type { CommandContext } from './command-context'
import { menuFor } from './command-table'

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
      {menuFor(menuContextOf(context)).map(({ group, commands }, index) => (
        <Fragment key={group}>
          {index > 0 && <MenuLine />}
          {commands
            .filter(({ isOffered }) => isOffered?.(context) ?? true)
            .map(command => (
              <CommandLine key={command.id} command={command} context={context} onChoose={onChoose} />
            ))}
        </Fragment>
      ))}
    </PointMenu>
  )
}

function menuContextOf({ selected: { count, single } }: CommandContext): MenuContext {
  if (count === 0) return 'empty'
  if (!single) return 'several'
  const { kind } = single.entry
  return kind === 'folder' || kind === 'link' ? kind : 'item'
}

interface CommandLineProps extends Pick<CommandMenuProps, 'context' | 'onChoose'> {
  readonly command: Command
}

function CommandLine({ command, context, onChoose }: CommandLineProps) {
  const [shortcut] = shortcutsOf(command, isMac)
  return (
    <MenuItem
      label={command.label(context)}
      reason={command.whyNot(context)}
      shortcut={shortcut ? shortcutText(shortcut, isMac) : null}
      ariaShortcut={shortcut ? ariaShortcut(shortcut, isMac) : null}
      onChoose={() => onChoose(command)}
    />
  )
}
