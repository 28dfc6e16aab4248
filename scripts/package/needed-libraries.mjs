// @ts-check

/** What of the ELF format is read here: 64-bit, little-endian, as on amd64 and arm64. */
const magic = 0x464c457f
const loadSegment = 1
const dynamicSegment = 2
const neededTag = 1n
const stringTableTag = 5n

/**
 * The libraries that a program or library names itself, without those that these name in turn. Read from the file,
 * because `ldd` tells of everything at once and `objdump` is on few machines.
 * @param {Buffer} file
 * @returns {string[]} names like libnss3.so; none for what is no 64-bit ELF file
 */
export function neededLibraries(file) {
  if (file.length < 64 || file.readUInt32LE(0) !== magic || file[4] !== 2 || file[5] !== 1) return []
  const segments = segmentsOf(file)
  const dynamic = segments.find(segment => segment.kind === dynamicSegment)
  if (!dynamic) return []
  const entries = dynamicEntries(file, dynamic)
  const table = entries.find(entry => entry.tag === stringTableTag)
  const home = segments.find(
    ({ kind, address, size }) =>
      kind === loadSegment && table && table.value >= address && table.value < address + size,
  )
  if (!table || !home) return []
  const strings = Number(home.offset + table.value - home.address)
  return entries
    .filter(entry => entry.tag === neededTag)
    .map(entry => stringAt(file, strings + Number(entry.value)))
}

/** @param {Buffer} file */
function segmentsOf(file) {
  const start = Number(file.readBigUInt64LE(32))
  const entrySize = file.readUInt16LE(54)
  return Array.from({ length: file.readUInt16LE(56) }, (_, index) => {
    const at = start + index * entrySize
    return {
      kind: file.readUInt32LE(at),
      offset: file.readBigUInt64LE(at + 8),
      address: file.readBigUInt64LE(at + 16),
      size: file.readBigUInt64LE(at + 32),
    }
  })
}

/**
 * @param {Buffer} file
 * @param {{ offset: bigint, size: bigint }} dynamic
 */
function dynamicEntries(file, { offset, size }) {
  return Array.from({ length: Number(size) / 16 }, (_, index) => {
    const at = Number(offset) + index * 16
    return { tag: file.readBigUInt64LE(at), value: file.readBigUInt64LE(at + 8) }
  })
}

/**
 * @param {Buffer} file
 * @param {number} at
 */
function stringAt(file, at) {
  return file.toString('latin1', at, file.indexOf(0, at))
}
