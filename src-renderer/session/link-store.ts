import type { OpenRequest } from '../../src-shared/model/open-request'
import { call, listen } from '../bridge/client'
import { createStore } from '../kit/store'

/** What links asked to show and was not shown yet: an inventory may have to be there first. */
export const linkStore = createStore<readonly OpenRequest[]>([])

let isStarted = false

/** Listens first and asks then: Satchel may have been started by a link. */
export function watchLinks(): void {
  if (isStarted) return
  isStarted = true
  listen('links.arrived', take)
  take()
}

function take(): void {
  call('links.take', null)
    .then(taken => linkStore.update(waiting => (taken.length === 0 ? waiting : [...waiting, ...taken])))
    .catch((error: unknown) => console.error('The links could not be read', error))
}
