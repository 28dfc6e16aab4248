export const mainEn = {
  closing: {
    message: 'Satchel is still working on your inventory.',
    detail:
      'If it stops now, part of what is being moved may not be shown until the move is resumed after the next start.',
    keepWorking: 'Keep working',
    quitWhenDone: 'Quit when it is done',
    quit: 'Quit anyway',
  },
  page: {
    message: 'The window of Satchel keeps failing and could not be shown again.',
    detail: 'What is being moved or copied goes on. The log says more.',
    loadAgain: 'Load again',
    close: 'Close Satchel',
  },
  outside: {
    message: 'Open this page in your browser?',
    open: 'Open',
    stay: 'Cancel',
  },
  fault: {
    message: 'Satchel ran into a fault of its own.',
    detail: (logs: string) =>
      `What was going on is in the log in ${logs}. If something looks wrong, close Satchel and open it again.`,
  },
  start: {
    failed: 'Satchel could not open the last two times.',
    failedDetail:
      'What it remembers of its view may be the reason: size and place of the window, columns, panes and sorting. Your inventory and your other settings are not touched.',
    resetView: 'Reset the view',
    openAsItWas: 'Open as it was',
    cannotOpen: 'Satchel cannot open.',
    noFolder: (folder: string) =>
      `It keeps its settings in ${folder} and may not write there. Check who owns that folder and whether the disk is full, and open Satchel again.`,
    noWindow: 'Satchel cannot show its window.',
    noWindowDetail: (logs: string) =>
      `Its own files may be damaged: install it again. The log in ${logs} says more.`,
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
