// @ts-check
import fs from 'node:fs'
import path from 'node:path'
import { pipeline } from 'node:stream/promises'

const answerWithinMs = 10_000
const nextPieceWithinMs = 15_000

/**
 * Downloads a file. It may take long, but it may not be silent for long.
 * @param {string} url
 * @param {string} target
 */
export async function downloadWithTimeouts(url, target) {
  const abortion = new AbortController()
  const giveUp = () => abortion.abort(new Error(`${new URL(url).host} does not answer`))
  let timer = setTimeout(giveUp, answerWithinMs)
  try {
    const response = await fetch(url, { signal: abortion.signal })
    if (!response.ok || !response.body)
      throw new Error(`${response.status} ${response.statusText} for ${url}`)
    fs.mkdirSync(path.dirname(target), { recursive: true })
    const watched = async function* (/** @type {AsyncIterable<Uint8Array>} */ pieces) {
      for await (const piece of pieces) {
        clearTimeout(timer)
        timer = setTimeout(giveUp, nextPieceWithinMs)
        yield piece
      }
    }
    await pipeline(response.body, watched, fs.createWriteStream(target), { signal: abortion.signal })
  } finally {
    clearTimeout(timer)
  }
}
