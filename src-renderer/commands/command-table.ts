import { COMMAND_GROUPS, type Command, type CommandGroup, type MenuContext } from './command'
import { copyCommands } from './copy-commands'
import { editCommands } from './edit-commands'
import { entryCommands } from './entry-commands'
import { giveCommands } from './give-command'
import { linkCommands } from './link-commands'
import { operationCommands } from './operation-commands'
import { outsideCommands, versionCommands } from './outside-commands'
import { paletteCommands } from './palette-commands'
import { placeCommands } from './place-commands'
import { tabCommands } from './tab-commands'
import { trayCommands } from './tray-commands'
import { viewCommands } from './view-commands'
import { windowCommands } from './window-commands'

const ALL: readonly Command[] = [
  ...entryCommands,
  ...outsideCommands,
  ...versionCommands,
  ...linkCommands,
  ...operationCommands,
  ...giveCommands,
  ...editCommands,
  ...placeCommands,
  ...paletteCommands,
  ...trayCommands,
  ...copyCommands,
  ...tabCommands,
  ...viewCommands,
  ...windowCommands,
]

/** Everything that can be done, by group. */
export const COMMANDS: readonly Command[] = COMMAND_GROUPS.flatMap(group =>
  ALL.filter(command => command.group === group),
)

export function commandById(id: string): Command | null {
  return COMMANDS.find(command => command.id === id) ?? null
}

export interface GroupedCommands {
  readonly group: CommandGroup
  readonly commands: readonly Command[]
}

/** By group, without the empty ones. */
export function groupsOf(commands: readonly Command[]): readonly GroupedCommands[] {
  return COMMAND_GROUPS.map(group => ({
    group,
    commands: commands.filter(command => command.group === group),
  })).filter(({ commands }) => commands.length > 0)
}

export function menuFor(context: MenuContext): readonly GroupedCommands[] {
  return groupsOf(COMMANDS.filter(({ menus }) => menus.includes(context)))
}
