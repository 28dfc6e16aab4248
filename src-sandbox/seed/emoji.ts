import emojis from 'emojibase-data/en/data.json'
import messages from 'emojibase-data/en/messages.json'
import groups from 'emojibase-data/meta/groups.json'
import { rootPath } from '../paths.ts'
import { capitalised, titleCased } from './casing.ts'
import type { SeedBuilder } from './seed-builder.ts'

interface Emoji {
  readonly hexcode: string
  readonly label: string
  readonly group?: number
  readonly subgroup?: number
  readonly version: number
  readonly skins?: readonly { readonly hexcode: string; readonly label: string }[]
}

/** The picture package stops here; newer signs would only be entries without a picture. */
const newestVersion = 15
/** Hair and skin samples: parts of signs, nothing that a person would keep. */
const componentGroup = '2'
/** All skin tones would make 4,000 entries of mostly people; these bring it to the 3,000 that are wanted. */
const withSkinTones = new Set([
  'hands',
  'body-parts',
  'person',
  'person-gesture',
  'person-sport',
  'hand-prop',
])

/** No picture: handshakes and wrestlers in skin tones, and two families. */
const withoutTonedPicture = /^(1F91D|1F93C)/
const withoutPicture = new Set([
  '1F468-200D-1F468-200D-1F467-200D-1F466',
  '1F469-200D-1F469-200D-1F467-200D-1F466',
])
/** Flags of the same look exist once in the picture package: St. Barthélemy flies France's, Chad the likeness of Romania's. */
const sameFlag: Readonly<Record<string, string>> = {
  BL: 'FR',
  BQ: 'NL',
  BV: 'NO',
  CP: 'FR',
  DG: 'IO',
  EA: 'ES',
  HM: 'AU',
  MF: 'FR',
  RE: 'FR',
  SJ: 'NO',
  TD: 'RO',
  TF: 'FR',
  UM: 'US',
}

const known: readonly Emoji[] = emojis.filter(one => !withoutPicture.has(one.hexcode))

/** Unicode's groups and sub-groups as folders, its signs as objects with their pictures. */
export function addEmoji(seed: SeedBuilder): void {
  for (const [group, key] of Object.entries(groups.groups)) {
    if (group === componentGroup) continue
    const folder = seed.folder(rootPath, titleCased(messageOf(messages.groups, key)))
    for (const subgroup of groups.hierarchy[group] ?? []) {
      const members = known.filter(one => one.subgroup === subgroup && one.version <= newestVersion)
      const subgroupKey = groups.subgroups[subgroup] ?? ''
      if (members.length > 0) addSubgroup(seed, folder, subgroupKey, members)
    }
  }
}

function addSubgroup(seed: SeedBuilder, parent: string, key: string, members: readonly Emoji[]): void {
  // A slash in a name cannot be addressed (sheet, section 4); such names belong to the odd cases only.
  const name = titleCased(messageOf(messages.subgroups, key)).replaceAll(' / ', ' & ')
  const folder = seed.folder(parent, name)
  for (const emoji of members) addPicture(seed, folder, emoji)
  const skins = withSkinTones.has(key) ? members.flatMap(tonesOf) : []
  if (skins.length === 0) return
  const skinFolder = seed.folder(folder, 'Skin Tones')
  for (const skin of skins) addPicture(seed, skinFolder, skin)
}

function addPicture(seed: SeedBuilder, folder: string, emoji: { hexcode: string; label: string }): void {
  const name = capitalised(emoji.label.replace(/^flag: /, ''))
  seed.item(folder, name, { thumbnailUri: `resdb:///${pictureCode(emoji.hexcode).toLowerCase()}.webp` })
}

const tonesOf = (emoji: Emoji) => (withoutTonedPicture.test(emoji.hexcode) ? [] : (emoji.skins ?? []))

const regionalA = 0x1f1e6

function pictureCode(hexcode: string): string {
  const letters = hexcode
    .split('-')
    .map(code => String.fromCharCode(Number.parseInt(code, 16) - regionalA + 65))
  const stand = sameFlag[letters.join('')]
  if (stand === undefined) return hexcode
  return [...stand].map(letter => (letter.charCodeAt(0) - 65 + regionalA).toString(16)).join('-')
}

function messageOf(list: readonly { readonly key: string; readonly message: string }[], key: string): string {
  return list.find(one => one.key === key)?.message ?? key
}
