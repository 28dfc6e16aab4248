import { counted, number } from './english'

export const enFind = {
  find: {
    label: 'Find',
    placeholder: 'Find…',
    command: 'Find by name',
    clear: 'Clear',
    filters: 'Filters',
    results: 'Results',
    hint: 'Type words from a name in any order. Press Enter or double-click a result to show it in its folder.',
    nothing: 'No matches. Only folders that you have opened are searched.',
    count: (count: number, shown: number) =>
      shown < count
        ? `The first ${number(shown)} of ${counted(count, 'item', 'items')}`
        : counted(count, 'item', 'items'),
    coverage: (folders: number) =>
      folders === 1
        ? 'Searched the one folder opened so far'
        : `Searched the ${number(folders)} folders opened so far`,
  },
} as const
