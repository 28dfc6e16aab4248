import { z } from 'zod'
import { inventoryPath } from '../../src-shared/ipc/schemas-path'
import {
  type Capabilities,
  SOURCE_ACTIONS,
  type SourceAction,
  type Verb,
  WHY_NOT_CODES,
} from '../../src-shared/model/capabilities'
import { TOLD } from '../../src-shared/model/entry-facts'

const limit = z.number().int().nonnegative().nullable()
const whyNot = z.enum(WHY_NOT_CODES)

const verb = z.discriminatedUnion('how', [
  z.object({ how: z.literal('absent'), whyNot }),
  z.object({ how: z.enum(['client-steps', 'record-by-record', 'one-call', 'atomic']) }),
])

/** What a Satchel that kept them had no word for is not offered until the source is asked again. */
function withAll(kept: Partial<Capabilities['verbs']>): Capabilities['verbs'] {
  const verbOf = (action: SourceAction): Verb => kept[action] ?? { how: 'absent', whyNot: 'not-offered' }
  // oxlint-disable-next-line typescript/consistent-type-assertions -- made of all actions, which `fromEntries` forgets
  return Object.fromEntries(SOURCE_ACTIONS.map(action => [action, verbOf(action)])) as Capabilities['verbs']
}

/** As they are kept on the disk for a start without their source; what is odd there counts as not kept. */
const keptCapabilities: z.ZodType<Capabilities> = z.object({
  platform: z.string().regex(/^[a-z][a-z0-9+.-]*$/),
  addressing: z.enum(['path', 'path-and-id']),
  names: z.object({
    maxUtf8: limit,
    maxUtf16: limit,
    forbidden: z.string(),
    twinsAllowed: z.boolean(),
    isCaseSensitive: z.boolean(),
    emptyAllowed: z.boolean(),
    dotsAllowed: z.boolean(),
  }),
  trash: z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('satchel') }),
    z.object({
      kind: z.literal('native'),
      folder: z.object({ path: inventoryPath, id: z.string().nullable() }),
    }),
    z.object({ kind: z.literal('none') }),
  ]),
  // Every Satchel had a word for listing: kept without it, it is no answer of a source.
  verbs: z
    .partialRecord(z.enum(SOURCE_ACTIONS), verb)
    .refine(kept => kept.list !== undefined)
    .transform(withAll),
  pace: z.object({
    concurrent: z.number().positive().nullable(),
    perSecond: z.number().positive().nullable(),
    cost: z.enum(['per-call', 'per-level']),
  }),
  hasSharing: z.boolean(),
  // Kept before sources were asked for it; the next start with the source knows.
  tells: z.array(z.enum(TOLD)).default([]),
  hasRecordLinks: z.boolean(),
})

export function capabilitiesIn(kept: unknown): Capabilities | null {
  return keptCapabilities.safeParse(kept).data ?? null
}
