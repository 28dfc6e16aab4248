import { randomBytes } from 'node:crypto'
import type {
  InventoryThumbnailRequest,
  InventoryThumbnailResponse,
} from '../../src-wire/gen/resonite_io/v1/inventory.ts'
import { badArgument, escapedException, notFound } from '../status.ts'
import { pause } from '../wait.ts'
import type { InventoryBridge } from './inventory-bridge.ts'
import { findToShow } from './resolve.ts'

/** Tested before the service knows whether it has a bridge at all (sheet, section 3). */
export function refuseBlankPath(request: InventoryThumbnailRequest): void {
  if (request.path.trim() === '') throw badArgument('path must not be empty.')
}

/** The bytes as the record's picture address yields them, with no cap and no check of what they are. */
export async function fetchThumbnail(
  bridge: InventoryBridge,
  request: InventoryThumbnailRequest,
  signal: AbortSignal,
): Promise<InventoryThumbnailResponse> {
  const { record } = await findToShow(bridge, request, signal)
  if (record.thumbnailUri === '') throw notFound(`${request.path} has no thumbnail.`)
  const { faults } = bridge
  await faults.wait('thumbnail-delay', signal)
  if (faults.isOn('thumbnail-timeout')) {
    await pause(faults.number('thumbnail-timeout'), signal)
    throw escapedException()
  }
  const picture = await bridge.pictures.fetch(record.thumbnailUri)
  const size = faults.number('thumbnail-bytes') ?? picture.data.length
  const data = faults.isOn('thumbnail-garbage') ? randomBytes(Math.max(size, 64)) : padded(picture.data, size)
  return { data, contentType: faults.isOn('thumbnail-content-type-empty') ? '' : picture.contentType }
}

/** Zeros behind the picture: decoders ignore them, so only the size is wrong. */
function padded(data: Buffer, size: number): Buffer {
  if (data.length >= size) return data
  return Buffer.concat([data, Buffer.alloc(size - data.length)])
}
