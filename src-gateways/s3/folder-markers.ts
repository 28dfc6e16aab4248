import { status } from '@grpc/grpc-js'
import { alreadyExists, GatewayRefusal } from '../kit/refusal.ts'
import { ROOT_ID, TRASH_ID } from './s3-entry.ts'
import type { S3Reader } from './s3-reader.ts'
import type { Bucket } from './wire/bucket.ts'
import { folderOfKey, type ObjectKey } from './wire/object-key.ts'
import { S3Fault } from './wire/s3-fault.ts'

const MARKER_TYPE = { 'content-type': 'application/x-directory' }

/** Empty objects that are called like folders: without one a folder is there only as long as anything is in it. */
export class FolderMarkers {
  readonly #bucket: Bucket
  readonly #reader: S3Reader

  constructor(bucket: Bucket, reader: S3Reader) {
    this.#bucket = bucket
    this.#reader = reader
  }

  /** `alreadyExists` where one is there, as far as the service knows conditions. */
  async put(marker: ObjectKey, title: string, signal?: AbortSignal): Promise<void> {
    try {
      await this.#bucket.putNew(marker, MARKER_TYPE, signal)
    } catch (thrown) {
      const isThere = thrown instanceof S3Fault && thrown.kind === 'precondition'
      throw isThere ? alreadyExists(title) : thrown
    }
  }

  /** A folder whose last object leaves would be gone: it gets a marker before. */
  async keepFolderOf(leaving: ObjectKey): Promise<void> {
    const folder = folderOfKey(leaving)
    const id = this.#reader.folderIdOf(folder)
    if (id === ROOT_ID || id === TRASH_ID) return
    const { objects, prefixes } = await this.#bucket.page({ prefix: folder, isFlat: false, most: 3 })
    const others = [...objects.map(({ key }) => key), ...prefixes].filter(key => key !== leaving)
    if (others.length === 0) await this.put(folder, '').catch(ignorePresence)
  }
}

function ignorePresence(thrown: unknown): void {
  if (!(thrown instanceof GatewayRefusal) || thrown.code !== status.ALREADY_EXISTS) throw thrown
}
