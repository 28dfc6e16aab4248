/** Words for the platforms' numbers (opensim.md, A5; linden.md, 3); a number that is not here is shown as a number. */
const ASSET_WORDS: ReadonlyMap<number, string> = new Map([
  [-2, 'Material'],
  [0, 'Texture'],
  [1, 'Sound'],
  [2, 'Calling card'],
  [3, 'Landmark'],
  [5, 'Clothing'],
  [6, 'Object'],
  [7, 'Notecard'],
  [10, 'Script'],
  [11, 'Script (compiled)'],
  [12, 'Texture (TGA)'],
  [13, 'Body part'],
  [17, 'Sound (WAV)'],
  [18, 'Picture (TGA)'],
  [19, 'Picture (JPEG)'],
  [20, 'Animation'],
  [21, 'Gesture'],
  [22, 'Region'],
  [24, 'Link'],
  [25, 'Link to a folder'],
  [40, 'Widget'],
  [45, 'Person'],
  [49, 'Mesh'],
  [56, 'Settings'],
  [57, 'Material'],
  [58, 'glTF'],
  [59, 'glTF data'],
])

/** What stands in a region. */
export const OBJECT_TYPE = 6
export const LINK_TYPE = 24
export const FOLDER_LINK_TYPE = 25
const TEXTURE_TYPE = 0
const JPEG_TYPE = 19
const SNAPSHOT = 15

export const FOLDER_TYPE = {
  none: -1,
  root: 8,
  /** Roots of old databases. */
  oldRoot: 9,
  trash: 14,
  lostAndFound: 16,
  currentOutfit: 46,
  /** Made by people, and theirs to rename. */
  outfit: 47,
} as const

/** Ensembles, as viewers of Second Life know them (linden.md, 3). */
const FIRST_ENSEMBLE = 26
const LAST_ENSEMBLE = 45
/** Made by people, and theirs to rename: also folders of a merchant, their stock and versions. */
const OF_PEOPLE: ReadonlySet<number> = new Set([FOLDER_TYPE.none, FOLDER_TYPE.outfit, 53, 54, 55])

export function isLink(assetType: number): boolean {
  return assetType === LINK_TYPE || assetType === FOLDER_LINK_TYPE
}

/** Whether the asset itself is a picture. */
export function isPicture(assetType: number): boolean {
  return assetType === TEXTURE_TYPE || assetType === JPEG_TYPE
}

/** Null for a type that nobody has a word for. */
export function typeWordOf(assetType: number, invType: number): string | null {
  if (assetType === TEXTURE_TYPE && invType === SNAPSHOT) return 'Snapshot'
  return ASSET_WORDS.get(assetType) ?? null
}

/** A folder that the platform, and every viewer, needs where and as it is. */
export function isSystemFolder(type: number): boolean {
  return !OF_PEOPLE.has(type) && !(type >= FIRST_ENSEMBLE && type <= LAST_ENSEMBLE)
}
