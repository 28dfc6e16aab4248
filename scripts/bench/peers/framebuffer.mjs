// @ts-check
import fs from 'node:fs'
import path from 'node:path'

/** Words of the header of an X window dump, as XWDFile.h numbers them; all are big-endian. */
const word = { headerBytes: 0, width: 4, height: 5, bitsPerPixel: 11, bytesPerLine: 12, colors: 19 }
const bytesPerColor = 12

/**
 * The picture that Xvfb keeps in a file when it is told to (`-fbdir`): read in a few milliseconds, without a
 * program between, and without the server doing anything for it.
 */
export class Framebuffer {
  #file
  #bytes
  #pixels
  /** In pixels; `stride` is how many lie between one line and the next. */
  size

  /** @param {string} folder what Xvfb was given as -fbdir */
  constructor(folder) {
    this.#file = fs.openSync(path.join(folder, 'Xvfb_screen0'), 'r')
    const header = Buffer.alloc(100)
    fs.readSync(this.#file, header, 0, header.length, 0)
    /** @param {number} index */
    const at = index => header.readUInt32BE(4 * index)
    if (at(word.bitsPerPixel) !== 32) throw new Error('The virtual display has no 32 bits a pixel.')
    this.size = { width: at(word.width), height: at(word.height), stride: at(word.bytesPerLine) / 4 }
    this.#bytes = Buffer.alloc(at(word.bytesPerLine) * this.size.height)
    this.#pixels = new Uint32Array(this.#bytes.buffer, this.#bytes.byteOffset, this.#bytes.length / 4)
    this.#startsAt = at(word.headerBytes) + bytesPerColor * at(word.colors)
  }

  #startsAt

  /** @returns {Uint32Array} the same array each time, with what is on screen now */
  read() {
    fs.readSync(this.#file, this.#bytes, 0, this.#bytes.length, this.#startsAt)
    return this.#pixels
  }

  close() {
    fs.closeSync(this.#file)
  }
}
