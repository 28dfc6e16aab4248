import type { Catalogue } from '../text/en'
import type { CommandGroup } from './command'
import { COMMANDS, type GroupedCommands, groupsOf } from './command-table'

type MenuName = keyof Catalogue['commands']['menus']

/** Which groups make up which menu: of the bar, where the system has one, and of the ☰ button. */
const BAR: readonly { readonly name: MenuName; readonly groups: readonly CommandGroup[] }[] = [
  { name: 'file', groups: ['tabs', 'open', 'organise', 'app'] },
  { name: 'edit', groups: ['edit', 'copy-as'] },
  { name: 'view', groups: ['view'] },
  { name: 'go', groups: ['go'] },
  { name: 'help', groups: ['help'] },
]

export interface NamedMenu {
  readonly name: MenuName
  readonly groups: readonly GroupedCommands[]
}

/** The application menu: every command there is, by menu and group. */
export const APP_MENUS: readonly NamedMenu[] = BAR.map(({ name, groups }) => ({
  name,
  groups: groupsOf(COMMANDS.filter(({ id, group }) => groups.includes(group) && id !== 'app-menu')),
})).filter(({ groups }) => groups.length > 0)
