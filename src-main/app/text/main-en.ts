export const mainEn = {
  closing: {
    message: 'Satchel is still working on your inventory.',
    detail:
      'If you quit now, some of what is being moved may not be shown until you resume the move at the next start.',
    keepWorking: 'Keep working',
    quitWhenDone: 'Quit when it is done',
    quit: 'Quit anyway',
  },
  page: {
    message: 'The window of Satchel keeps failing and couldn’t be shown again.',
    detail: 'Moving and copying go on. The log says more.',
    loadAgain: 'Reload',
    close: 'Close Satchel',
  },
  outside: {
    message: 'Open this page in your browser?',
    open: 'Open',
    stay: 'Cancel',
  },
  field: {
    undo: 'Undo',
    redo: 'Redo',
    cut: 'Cut',
    copy: 'Copy',
    paste: 'Paste',
    selectAll: 'Select all',
  },
  fault: {
    message: 'Something went wrong in Satchel.',
    detail: (logs: string) =>
      `The log in ${logs} says more. If something looks wrong, close Satchel and open it again.`,
  },
  start: {
    failed: 'Satchel couldn’t open the last two times.',
    failedDetail:
      'The saved view may be the reason: size and position of the window, columns, panes and sorting. Resetting it doesn’t touch your inventory or your other settings.',
    resetView: 'Reset view',
    openAsItWas: 'Open as it was',
    cannotOpen: 'Satchel can’t open.',
    noFolder: (folder: string) =>
      `It keeps its settings in ${folder}, but can’t write there. Check who owns that folder and whether the disk is full, and open Satchel again.`,
    noWindow: 'Satchel can’t show its window.',
    noWindowDetail: (logs: string) =>
      `Its own files may be damaged. Install it again. The log in ${logs} says more.`,
  },
} as const

/** The shape that both languages have. */
type Worded<T> = T extends string
  ? string
  : T extends (...about: infer A) => string
    ? (...about: A) => string
    : { readonly [K in keyof T]: Worded<T[K]> }

/** What main asks and says by itself, beside the window. */
export type MainText = Worded<typeof mainEn>
