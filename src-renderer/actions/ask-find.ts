import { createStore } from '../kit/store'
import { partOfSession } from '../session/session'

/** What Find is asked to look for from elsewhere; another object each time. */
export const findWishOf = partOfSession(() => createStore<{ readonly query: string } | null>(null))
