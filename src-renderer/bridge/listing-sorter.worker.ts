import { unpackStrings } from '../../src-shared/domain/listing'
import { nameOrderOf } from '../../src-shared/domain/order'
import type { PackedEntries } from '../../src-shared/model/packed-entries'

export type SorterMessage =
  | ({ readonly kind: 'piece' } & Pick<PackedEntries, 'names' | 'count'>)
  | { readonly kind: 'sort' }

const names: string[] = []

self.addEventListener('message', (event: MessageEvent<SorterMessage>) => {
  const message = event.data
  if (message.kind === 'piece') {
    for (const name of unpackStrings(message.names, message.count)) names.push(name)
    return
  }
  const order = nameOrderOf(names, names.length)
  self.postMessage(order, { transfer: [order.buffer] })
})
