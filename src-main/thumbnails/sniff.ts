export type PictureType = 'image/webp' | 'image/png' | 'image/jpeg'

const PNG = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]
const JPEG = [0xff, 0xd8, 0xff]
const RIFF = [0x52, 0x49, 0x46, 0x46]
const WEBP = [0x57, 0x45, 0x42, 0x50]

/**
 * What the bytes are, whatever the service calls them (section 5): WebP, PNG
 * or JPEG, else null. SVG and everything else that could be more than a
 * picture never reaches the window.
 */
export function sniffPicture(data: Uint8Array): PictureType | null {
  if (hasAt(data, 0, PNG)) return 'image/png'
  if (hasAt(data, 0, JPEG)) return 'image/jpeg'
  return hasAt(data, 0, RIFF) && hasAt(data, 8, WEBP) ? 'image/webp' : null
}

function hasAt(data: Uint8Array, offset: number, magic: readonly number[]): boolean {
  return magic.every((byte, index) => data[offset + index] === byte)
}
