export const mainEn = {
  closing: {
    message: 'Satchel is still working on your inventory.',
    detail: 'If it stops now, part of what is being moved may not be shown until the move is done again.',
    keepWorking: 'Keep working',
    quit: 'Quit anyway',
  },
  page: {
    message: 'The window of Satchel keeps failing and could not be shown again.',
    detail: 'What is being moved or copied goes on. The log says more.',
    loadAgain: 'Load again',
    close: 'Close Satchel',
  },
  fault: {
    message: 'Satchel ran into a fault of its own.',
    detail: (logs: string) =>
      `What was going on is in the log in ${logs}. If something looks wrong, close Satchel and open it again.`,
  },
} as const
