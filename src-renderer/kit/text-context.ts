import { type Catalogue, en } from '../text/en'
import { createStore, useStore } from './store'

/** The catalogue of the person's language, which may change at any time. */
export const textStore = createStore<Catalogue>(en)

export function useText(): Catalogue {
  return useStore(textStore, text => text)
}
