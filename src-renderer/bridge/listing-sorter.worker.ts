import { nameOrderOf } from '../../src-shared/domain/order'
import { unpackStrings } from '../../src-shared/domain/packed-strings'
import type { PackedStrings } from '../../src-shared/model/packed-entries'

export type SorterMessage =
  | ({ readonly kind: 'piece' } & { readonly titles: PackedStrings; readonly count: number })
  | { readonly kind: 'sort' }

const shown: string[] = []

self.addEventListener('message', (event: MessageEvent<SorterMessage>) => {
  const message = event.data
  if (message.kind === 'piece') {
    for (const title of unpackStrings(message.titles, message.count)) shown.push(title)
    return
  }
  const order = nameOrderOf(shown, shown.length)
  self.postMessage(order, { transfer: [order.buffer] })
})
