import type { TrashLayout } from './trash-layout.ts'
import type { Bucket } from './wire/bucket.ts'
import { joinKeys, type ObjectKey } from './wire/object-key.ts'

/** What says where something in the Trash was; nothing for what lies elsewhere. @throws S3Fault */
export async function removeFacts(bucket: Bucket, layout: TrashLayout, key: ObjectKey): Promise<void> {
  const stamp = layout.stampOf(key)
  if (stamp === null) return
  const { objects } = await bucket.page({ prefix: joinKeys(layout.facts, stamp), isFlat: true, most: 1 })
  for (const fact of objects) await bucket.remove(fact.key, null)
}
