import { createContext, useContext } from 'react'
import { type Catalogue, en } from './en'

const TextContext = createContext<Catalogue>(en)

/** The catalogue of the person's language. */
export function useText(): Catalogue {
  return useContext(TextContext)
}
