import { createHash } from 'node:crypto'
import { factsAt, stringAt, titleAt } from '../../src-wire/listing-packer'
import type { ScannedListing } from '../../src-wire/listing-scanner'
import type { ShownEntry } from '../storage/entry-row'

const NAME = 0
const RECORD_ID = 1
const ASSET_URI = 2

/** The entries of a reply, one after the other. */
export function* entriesOf(scan: ScannedListing): Generator<ShownEntry> {
  for (let index = 0; index < scan.count; index += 1) {
    const modifiedMs = scan.modifiedMs[index] ?? Number.NaN
    const name = stringAt(scan, index, NAME)
    const title = titleAt(scan, index)
    yield {
      recordId: stringAt(scan, index, RECORD_ID),
      name,
      title: title === name ? null : title,
      kind: scan.kinds[index] ?? 0,
      isPublic: scan.isPublic[index] === 1,
      modifiedMs: Number.isNaN(modifiedMs) ? null : modifiedMs,
      assetUri: stringAt(scan, index, ASSET_URI),
      deletion: scan.deletions.get(index) ?? null,
      facts: factsAt(scan, index),
      denied: scan.denied.get(index) ?? [],
    }
  }
}

/** Tells the same bytes, and nothing else. */
export function sumOf(bytes: Uint8Array): string {
  return createHash('sha1').update(bytes).digest('base64')
}
