import { createStore, useStore } from '../view/store'
import { type Catalogue, en } from './en'

/** The catalogue of the person's language, which may change at any time. */
export const textStore = createStore<Catalogue>(en)

export function useText(): Catalogue {
  return useStore(textStore, text => text)
}
