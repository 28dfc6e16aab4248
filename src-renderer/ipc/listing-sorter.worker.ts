import { unpackStrings } from '../../src-shared/domain/listing'
import { orderOf } from '../../src-shared/domain/order'
import type { PackedEntries } from '../../src-shared/model/packed-entries'

export type SorterMessage =
  | ({ readonly kind: 'piece' } & Pick<PackedEntries, 'names' | 'kinds' | 'count'>)
  | { readonly kind: 'sort' }

const names: string[] = []
const kinds: number[] = []

self.addEventListener('message', (event: MessageEvent<SorterMessage>) => {
  const message = event.data
  if (message.kind === 'piece') {
    for (const name of unpackStrings(message.names, message.count)) names.push(name)
    for (const kind of message.kinds) kinds.push(kind)
    return
  }
  const order = orderOf(names, Uint8Array.from(kinds), names.length)
  self.postMessage(order, { transfer: [order.buffer] })
})
