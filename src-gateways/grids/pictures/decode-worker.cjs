// Runs in a worker of its own, behind the codec (`codecModule`): picture-decoder.ts puts the two together.
// A codestream comes in, a PNG goes out; whatever goes wrong is said in words.
const { parentPort, workerData } = require('node:worker_threads')
const { compileFunction } = require('node:vm')
const { crc32, deflateSync } = require('node:zlib')

/** By the number of channels. */
const COLOR_TYPES = { 1: 0, 2: 4, 3: 2, 4: 6 }

const codec = codecModule.exports({ wasmBinary: workerData.wasm, print: () => {}, printErr: () => {} })

parentPort.on('message', async ({ data, level, maxSide, isSlow }) => {
  try {
    const whole = isSlow ? decodedSlowly(data) : decoded(await codec, data, level)
    const picture = shrunk(whole, maxSide)
    const png = pngOf(picture)
    parentPort.postMessage({ png }, [png.buffer])
  } catch (error) {
    parentPort.postMessage({ failure: error instanceof Error ? error.message : String(error) }, [])
  }
})

/** By plain JavaScript: any number of components, of which those beyond four are masks of clothing. */
function decodedSlowly(data) {
  const image = new (required('./jpx.js').JpxImage)()
  image.parse(Buffer.from(data.buffer, data.byteOffset, data.byteLength))
  const { width, height, componentsCount, tiles } = image
  const channels = Math.min(componentsCount, 4)
  const pixels = new Uint8Array(width * height * channels)
  for (const tile of tiles) {
    if (tile.items.length !== tile.width * tile.height * componentsCount)
      throw new Error('It cannot be decoded.')
    for (let y = 0; y < tile.height; y++) {
      for (let x = 0; x < tile.width; x++) {
        const from = (y * tile.width + x) * componentsCount
        const to = ((tile.top + y) * width + tile.left + x) * channels
        for (let channel = 0; channel < channels; channel++) pixels[to + channel] = tile.items[from + channel]
      }
    }
  }
  return { width, height, channels, pixels }
}

const loaded = new Map()

/** A file of the slow decoder, whose texts came along: nothing is read from a file here. */
function required(name) {
  const known = loaded.get(name)
  if (known !== undefined) return known
  const module = { exports: {} }
  loaded.set(name, module.exports)
  const run = compileFunction(workerData.slow[name], ['module', 'exports', 'require'])
  run(module, module.exports, required)
  loaded.set(name, module.exports)
  return module.exports
}

/** Samples of 8 bits. By the codec, which takes one or three components and breaks at others. */
function decoded(module, data, level) {
  const decoder = new module.J2KDecoder()
  try {
    decoder.getEncodedBuffer(data.length).set(data)
    decoder.decodeSubResolution(level, 0)
    const { bitsPerSample, componentCount, isSigned } = decoder.getFrameInfo()
    const { width, height } = decoder.calculateSizeAtDecompositionLevel(level)
    const samples = decoder.getDecodedBuffer()
    const bytes = bitsPerSample > 8 ? 2 : 1
    // After a failure the decoder keeps what it had: nothing.
    if (samples.length === 0 || samples.length !== width * height * componentCount * bytes)
      throw new Error('It cannot be decoded.')
    const channels = componentCount
    const pixels = new Uint8Array(samples.length / bytes)
    const scale = 255 / (2 ** bitsPerSample - 1)
    const offset = isSigned ? 2 ** (bitsPerSample - 1) : 0
    const view = new DataView(samples.buffer, samples.byteOffset, samples.byteLength)
    const read = readerOf(view, bytes, isSigned)
    for (let at = 0; at < pixels.length; at++) pixels[at] = (read(at) + offset) * scale
    return { width, height, channels, pixels }
  } finally {
    decoder.delete()
  }
}

/** The sample at a position, in the order of bytes that wasm has. */
function readerOf(view, bytes, isSigned) {
  if (bytes === 1) return isSigned ? at => view.getInt8(at) : at => view.getUint8(at)
  return isSigned ? at => view.getInt16(at * 2, true) : at => view.getUint16(at * 2, true)
}

/** By a whole factor, each pixel the mean of those that it stands for. */
function shrunk({ width, height, channels, pixels }, maxSide) {
  const factor = Math.ceil(Math.max(width, height) / maxSide)
  if (factor <= 1) return { width, height, channels, pixels }
  const [w, h] = [Math.max(1, Math.floor(width / factor)), Math.max(1, Math.floor(height / factor))]
  const small = new Uint8Array(w * h * channels)
  for (let y = 0; y < h; y++) {
    for (let x = 0; x < w; x++) {
      for (let channel = 0; channel < channels; channel++) {
        let sum = 0
        let count = 0
        for (let dy = 0; dy < factor && y * factor + dy < height; dy++) {
          for (let dx = 0; dx < factor && x * factor + dx < width; dx++) {
            sum += pixels[((y * factor + dy) * width + x * factor + dx) * channels + channel]
            count++
          }
        }
        small[(y * w + x) * channels + channel] = sum / count
      }
    }
  }
  return { width: w, height: h, channels, pixels: small }
}

function pngOf({ width, height, channels, pixels }) {
  const row = width * channels
  const raw = Buffer.alloc((row + 1) * height)
  for (let y = 0; y < height; y++) {
    // Each sample less the one on its left.
    raw[y * (row + 1)] = 1
    for (let x = 0; x < row; x++) {
      raw[y * (row + 1) + 1 + x] = pixels[y * row + x] - (x < channels ? 0 : pixels[y * row + x - channels])
    }
  }
  const head = Buffer.alloc(13)
  head.writeUInt32BE(width, 0)
  head.writeUInt32BE(height, 4)
  head.set([8, COLOR_TYPES[channels], 0, 0, 0], 8)
  const chunks = [
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk('IHDR', head),
    chunk('IDAT', deflateSync(raw, { level: 6 })),
    chunk('IEND', Buffer.alloc(0)),
  ]
  return new Uint8Array(Buffer.concat(chunks))
}

function chunk(name, body) {
  const named = Buffer.concat([Buffer.from(name, 'latin1'), body])
  const length = Buffer.alloc(4)
  length.writeUInt32BE(body.length)
  const sum = Buffer.alloc(4)
  sum.writeUInt32BE(crc32(named))
  return Buffer.concat([length, named, sum])
}
