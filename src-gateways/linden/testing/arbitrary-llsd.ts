import fc from 'fast-check'
import { type Llsd, LlsdDate, LlsdInteger, LlsdReal, LlsdUri, LlsdUuid } from '../llsd/llsd-value'

/** Moments from the year 1 to 9999, to the millisecond. */
const moment = fc
  .integer({ min: -62_135_596_800, max: 253_402_300_799 })
  .map(seconds => new LlsdDate(seconds))

const leaf = (text: fc.Arbitrary<string>): fc.Arbitrary<Llsd> =>
  fc.oneof(
    fc.constant(null),
    fc.boolean(),
    text,
    fc.integer().map(value => new LlsdInteger(value)),
    fc.double().map(value => new LlsdReal(value)),
    fc.uuid().map(value => new LlsdUuid(value)),
    text.map(value => new LlsdUri(value)),
    moment,
    fc.uint8Array({ maxLength: 20 }),
  )

/** Any value of LLSD whose texts are of the given kind. */
export function arbitraryLlsd(text: fc.Arbitrary<string>): fc.Arbitrary<Llsd> {
  return fc.letrec<{ value: Llsd }>(tie => ({
    value: fc.oneof(
      { depthSize: 'small', withCrossShrink: true },
      leaf(text),
      fc.array(tie('value'), { maxLength: 5 }),
      fc.array(fc.tuple(text, tie('value')), { maxLength: 5 }).map((pairs): Llsd => new Map(pairs)),
    ),
  })).value
}

/** Texts without halves of pairs: UTF-8 has no way to say those. */
export const anyText = fc.string({ unit: 'binary', maxLength: 12 })

/** Texts that XML 1.0 can hold. */
export const xmlText = anyText.map(text =>
  // oxlint-disable-next-line no-control-regex -- these are what is meant
  text.replaceAll(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, ''),
)
