import { status } from '@grpc/grpc-js'
import { GatewayRefusal } from './refusal.ts'

const MOST_TRIES = 1_000

/** Puts something under its title, or under the next free one: "Hat.png", "Hat (2).png" … */
export async function withFreeTitle<T>(title: string, put: (title: string) => Promise<T>): Promise<T> {
  for (let number = 1; ; number++) {
    try {
      return await put(number === 1 ? title : numbered(title, number))
    } catch (thrown) {
      const isTaken = thrown instanceof GatewayRefusal && thrown.code === status.ALREADY_EXISTS
      if (!isTaken || number === MOST_TRIES) throw thrown
    }
  }
}

/** Before what looks like the ending of a file's name. */
function numbered(title: string, number: number): string {
  const [, stem = title, ending = ''] = /^(.+?)(\.[\p{L}\p{N}]{1,8})?$/su.exec(title) ?? []
  return `${stem} (${number})${ending}`
}
