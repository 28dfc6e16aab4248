import type { InventoryEntry } from '../../../src-wire/gen/resonite_io/v1/inventory.ts'
import { connectWire } from '../../../src-wire/testing/wire-client.ts'
import type { MoveLedger } from '../move-ledger.ts'
import { openBucket } from './open-bucket.ts'
import { S3Server, TEST_ACCESS_KEY, TEST_SECRET } from './s3-server.ts'

interface Ways {
  readonly prefix?: string
  readonly server?: ConstructorParameters<typeof S3Server>[0]
  readonly secretKey?: string
  readonly keys?: readonly string[]
  readonly allowChanges?: boolean
  /** Or its file, for all that are opened; absent: each knows nothing of the others. */
  readonly ledger?: string | MoveLedger
}

/** A bucket of ours with these objects, a gateway, and a client of it, until the test ends. */
export async function openS3(
  onTestEnd: (cleanup: () => unknown) => void,
  { prefix = '', server: options, secretKey, keys = [], allowChanges, ledger }: Ways = {},
) {
  const server = new S3Server(options)
  // Markers of folders are empty.
  for (const key of keys) server.put(key, key.endsWith('/') ? '' : key)
  const endpoint = await server.listen()
  const open = async ({ allowChanges: mayChange = allowChanges }: Pick<Ways, 'allowChanges'> = {}) => {
    const place = { endpoint, accessKey: TEST_ACCESS_KEY, secretKey: secretKey ?? TEST_SECRET, prefix }
    const opened = await openBucket({
      ...place,
      ...(mayChange === undefined ? {} : { allowChanges: mayChange }),
      ...(ledger === undefined ? {} : { ledger }),
    })
    const wire = connectWire(opened.socketPath)
    onTestEnd(async () => {
      wire.close()
      await opened.close()
    })
    const named = async (path: string, title: string): Promise<InventoryEntry> => {
      const found = (await wire.entries(path)).find(({ name, extras }) => (extras?.title ?? name) === title)
      if (found === undefined) throw new Error(`There is no ${title} in ${path}.`)
      return found
    }
    const titles = async (path: string): Promise<readonly string[]> =>
      (await wire.entries(path)).map(({ name, extras }) => extras?.title ?? name).sort()
    return { wire, named, titles, platform: opened.platform }
  }
  onTestEnd(() => server.close())
  return { server, endpoint, again: open, ...(await open()) }
}
