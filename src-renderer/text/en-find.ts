import { counted, number } from './english'

export const enFind = {
  find: {
    label: 'Find',
    placeholder: 'Find…',
    command: 'Find by name',
    clear: 'Clear',
    filters: 'Only these',
    results: 'Entries found',
    hint: 'Type words of a name, in any order. Press Enter or double-click to show an entry in its folder.',
    nothing: 'Nothing that is listed matches. Folders that were not opened yet are not searched.',
    count: (count: number, shown: number) =>
      shown < count
        ? `The first ${number(shown)} of ${counted(count, 'entry', 'entries')}`
        : counted(count, 'entry', 'entries'),
    coverage: (folders: number) =>
      folders === 1
        ? 'Searched in the one folder listed so far'
        : `Searched in the ${number(folders)} folders listed so far`,
  },
} as const
