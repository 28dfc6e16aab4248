/** Writes protobuf by hand, so that tests can say on the wire what no generated code would. */
export function textField(field: number, value: string | Uint8Array): Buffer {
  const bytes = typeof value === 'string' ? Buffer.from(value) : value
  return Buffer.concat([varint((field << 3) | 2), varint(bytes.length), bytes])
}

export function numberField(field: number, value: number | bigint): Buffer {
  return Buffer.concat([varint(field << 3), varint(value)])
}

/** Negative numbers as protobuf has them: 64 bits, two's complement. */
function varint(value: number | bigint): Buffer {
  const bytes: number[] = []
  let rest = BigInt.asUintN(64, BigInt(value))
  while (rest > 0x7fn) {
    bytes.push(Number(rest & 0x7fn) | 0x80)
    rest >>= 7n
  }
  bytes.push(Number(rest))
  return Buffer.from(bytes)
}

export interface WireEntry {
  readonly name: string | Uint8Array
  readonly recordId?: string
  /** What the service says; Satchel must not believe it. */
  readonly path?: string
  /** 1 folder, 2 object, 3 world, 4 link. */
  readonly kind?: number
  readonly assetUri?: string
  readonly modifiedNanos?: bigint
}

let lastRecordId = 0

/** One InventoryEntry (resonite-io.md, section 2). */
export function entryBytes(entry: WireEntry): Buffer {
  const {
    name,
    recordId = `R-${++lastRecordId}`,
    path = '',
    kind = 2,
    assetUri = '',
    modifiedNanos = 0n,
  } = entry
  return Buffer.concat([
    textField(1, name),
    textField(2, path),
    numberField(3, kind),
    textField(4, recordId),
    textField(5, assetUri),
    numberField(7, modifiedNanos),
  ])
}

/** An InventoryListing of these entries. */
export function listingBytes(entries: readonly WireEntry[], path = '/Inventory'): Buffer {
  return Buffer.concat([textField(1, path), ...entries.map(entry => textField(2, entryBytes(entry)))])
}

/** An InventoryThumbnailResponse. */
export function pictureBytes(data: Uint8Array, contentType = 'image/png'): Buffer {
  return Buffer.concat([textField(1, data), textField(2, contentType)])
}
