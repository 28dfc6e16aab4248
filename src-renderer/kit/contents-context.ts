import { createContext, type RefObject, useContext } from 'react'

/** Where the keyboard goes when what had it goes away: the tree or grid of the view around; of two views each has its own. */
export const ContentsContext = createContext<RefObject<HTMLElement | null>>({ current: null })

export function useContents(): RefObject<HTMLElement | null> {
  return useContext(ContentsContext)
}
