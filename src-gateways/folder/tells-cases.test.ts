import { expect, it } from 'vitest'
import { tellsCases } from './tells-cases.ts'

const names = (...texts: readonly string[]) => texts.map(text => Buffer.from(text))

/** Of a directory that holds these: FAT finds them in any case. */
const onFat = () => true
const onExt4 = () => false

it.each([
  ['a name that is found in the other case, too', names('Hat.txt'), onFat, false],
  ['a name that is not', names('Hat.txt'), onExt4, true],
  ['two that differ in case only, which are two files or two names of one', names('Hat', 'hAT'), onFat, true],
  ['the first name with letters in it', names('12', '帽子', 'x'), onFat, false],
  ['nothing', names(), onFat, null],
  ['names without letters', names('12', '帽子'), onFat, null],
])('whether a drive tells the cases of letters is told by %s', (_what, there, leadsToSame, expected) => {
  expect(tellsCases(there, leadsToSame)).toBe(expected)
})
