import { createContext, type ReactNode, useContext } from 'react'
import { ContentsContext } from '../kit/contents-context'
import { ScrollPaceContext } from '../kit/scroll-pace'
import { useStore } from '../kit/store'
import type { Browser } from './browser'
import type { Look } from './look'
import type { TreeView } from './tree-view'

const BrowserContext = createContext<Browser | null>(null)

interface BrowserProviderProps {
  readonly browser: Browser
  readonly children: ReactNode
}

/** Everything below belongs to this browser. */
export function BrowserProvider({ browser, children }: BrowserProviderProps) {
  return (
    <BrowserContext value={browser}>
      <ContentsContext value={browser.container}>
        <ScrollPaceContext value={browser.pace}>{children}</ScrollPaceContext>
      </ContentsContext>
    </BrowserContext>
  )
}

/** The browser that this part of the window belongs to. */
export function useBrowser(): Browser {
  const browser = useContext(BrowserContext)
  if (browser === null) throw new Error('A browser is used outside of its provider')
  return browser
}

/** `select` returns a part of it as it is, never something made anew. */
export function useTreeView<T>(select: (tree: TreeView) => T): T {
  return useStore(useBrowser().tree, select)
}

export function useLook(): Look {
  return useStore(useBrowser().look, look => look)
}
