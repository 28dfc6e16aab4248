interface Navigation {
  readonly isMainFrame: boolean
  readonly isSameDocument: boolean
}

export interface EndingPage {
  on(event: 'did-start-navigation', listener: (details: Navigation) => void): unknown
  on(event: 'render-process-gone' | 'destroyed', listener: () => void): unknown
}

/** After a reload, a crash or the end of its window nobody waits for what the old page asked for. */
export function whenPageEnds(page: EndingPage, forget: () => void): void {
  page.on('did-start-navigation', details => {
    if (details.isMainFrame && !details.isSameDocument) forget()
  })
  page.on('render-process-gone', () => forget())
  page.on('destroyed', () => forget())
}
