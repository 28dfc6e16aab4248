const MINUTE_MS = 60_000
const MAX_RELOADS_A_MINUTE = 2

export interface CrashingPage {
  on(
    event: 'render-process-gone',
    listener: (event: unknown, details: { readonly reason: string }) => void,
  ): unknown
  isDestroyed(): boolean
  reload(): void
}

export interface RevivalParts {
  readonly nowMs: () => number
  readonly log: (line: string) => void
  /** The page keeps ending. Answers whether a person wants it loaded once more. */
  readonly askForMore: () => Promise<boolean>
}

/**
 * Loads the page again when its process has ended: everything that matters is
 * main's and goes on. A page that keeps ending is given up and a person asked.
 */
export function revivePage(page: CrashingPage, { nowMs, log, askForMore }: RevivalParts): void {
  let reloadsAtMs: number[] = []
  let isAsking = false
  const reload = (): void => {
    if (!page.isDestroyed()) page.reload()
  }
  const ask = async (): Promise<void> => {
    isAsking = true
    const isWanted = await askForMore()
    isAsking = false
    reloadsAtMs = []
    if (isWanted) reload()
  }
  page.on('render-process-gone', (_event, { reason }) => {
    if (reason === 'clean-exit' || isAsking) return
    log(`the page ended: ${reason}`)
    const now = nowMs()
    reloadsAtMs = reloadsAtMs.filter(atMs => now - atMs < MINUTE_MS)
    if (reloadsAtMs.length >= MAX_RELOADS_A_MINUTE) return void ask()
    reloadsAtMs.push(now)
    // Not from within the event: the ended process is still being taken down.
    setImmediate(reload)
  })
}
