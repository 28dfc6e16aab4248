import { type IndexReader, indexConnection } from '../bridge/index-port'
import { createStore, type Store, useStore } from '../kit/store'
import { partOfSession } from '../session/session'
import { useSession } from '../session/session-context'

/** What the index knows of the inventory of a session can be asked there; null while it is not there. */
export const indexOf = partOfSession((session): Store<IndexReader | null> => {
  const readNow = (): IndexReader | null => {
    const connection = indexConnection.get()
    return connection?.inventory === session.key ? connection.reader : null
  }
  const store = createStore(readNow())
  session.onClose(indexConnection.subscribe(() => store.update(readNow)))
  return store
})

export function useIndex(): IndexReader | null {
  return useStore(indexOf(useSession()), reader => reader)
}
