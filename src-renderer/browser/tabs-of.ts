import { ROOT } from '../../src-shared/domain/paths'
import { partOfSession } from '../session/session'
import { sourceStore } from '../session/source-state'
import { keepTabs, restoredTabs } from './keep-tabs'
import { Tabs } from './tabs'

/** The tabs of a session: those that were open when its inventory was left last. */
export const tabsOf = partOfSession(session => {
  const tabs = new Tabs(session, restoredTabs(session, oldKey()))
  if (session.key === '') return tabs
  keepTabs(session, tabs)
  // Asked for before there is anything that could show it.
  for (const { listings } of tabs.now.get().current.views) listings.show([ROOT])
  return tabs
})

/** By what versions before this one kept what was open in the tree. */
function oldKey(): string {
  const state = sourceStore.get()
  const address = 'source' in state ? state.source?.address : undefined
  return state.inventory?.ownerId ?? address ?? ''
}
