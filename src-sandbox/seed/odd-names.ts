import type { SeedBuilder } from './seed-builder.ts'

const richText = [
  '<color=red>Hat</color>',
  '<b>Bold</b> and <i>italic</i>',
  '<color=#00ff88>Unclosed',
  '<size=200%>Big</size>',
  '<size=5000>Too big',
  '</b>Closed only',
  '<noparse><b>Shown as written</b></noparse>',
  '1 < 2 > 0',
]

const notAddressable = ['Fish / Chips', 'Back\\slash', '', '.', '..']

const unusual = [
  ' Leading space',
  'Trailing space ',
  '   ',
  'Tab\tand\nnew line',
  'Bell\u0007',
  'Right-to-left \u202Egnirts desrever',
  'Isolates \u2067עברית\u2069 mixed',
  'Zero\u200Bwidth',
  'Percent %20 %2F',
  'Query? #hash & "quotes"',
  'e\u0301 decomposed',
  '\u00e9 composed',
  'ゲーム用の帽子',
  '日本語の名前 (にほんご)',
  '👩‍👩‍👧‍👦 family',
  'Zalgo H\u0335\u0315e\u0336\u0322l\u0337\u0321l\u0338\u0328o',
]

/** Names that people and programs do give, and that the service neither forbids nor escapes (sheet, section 4). */
export function addOddNames(seed: SeedBuilder, folder: string): void {
  const thumbnailUri = 'resdb:///1f3f7-fe0f.webp'
  for (const name of [...richText, ...notAddressable, ...unusual]) seed.item(folder, name, { thumbnailUri })
  seed.item(folder, `Very long ${'name '.repeat(60)}end`, { thumbnailUri })
  seed.item(folder, 'W'.repeat(300), { thumbnailUri })
  const slashed = seed.folder(folder, 'Left/Right')
  seed.item(slashed, 'Behind a slash', { thumbnailUri })
  const rich = seed.folder(folder, '<color=orange>Costumes</color>')
  seed.item(rich, 'Mask', { thumbnailUri: 'resdb:///1f3ad.webp' })
}
