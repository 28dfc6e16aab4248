// @ts-check
import sharp from 'sharp'

/**
 * @typedef {object} Frame
 * @property {string} file a PNG; all of one size
 * @property {number} shownMs
 */

/**
 * Puts frames together to an animated WebP that plays for ever. Only what changes
 * from frame to frame is kept, and nothing of it is lost: letters stay crisp.
 * @param {readonly Frame[]} frames
 * @param {string} file
 * @returns {Promise<{ bytes: number, seconds: number }>}
 */
export async function writeAnimatedPicture(frames, file) {
  const { size } = await sharp(
    frames.map(frame => frame.file),
    { join: { animated: true } },
  )
    .webp({ delay: frames.map(({ shownMs }) => shownMs), loop: 0, lossless: true, effort: 3 })
    .toFile(file)
  const shownMs = frames.reduce((sum, frame) => sum + frame.shownMs, 0)
  return { bytes: size, seconds: shownMs / 1_000 }
}
