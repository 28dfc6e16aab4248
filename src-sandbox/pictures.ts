import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { checkerPng } from './checker-png.ts'
import { gradientJpeg } from './gradient-jpeg.ts'
import { notFound } from './status.ts'

export interface Picture {
  readonly data: Buffer
  /** By the name's ending; empty when that says nothing, as the real service leaves it. */
  readonly contentType: string
}

const made: Readonly<Record<string, () => Buffer>> = {
  'checker.png': checkerPng,
  'gradient.jpg': gradientJpeg,
  // The same picture under a name that tells no type: the client has to look at the bytes.
  'checker.bin': checkerPng,
}

/** Stands in for the content network behind `resdb:///` addresses: a folder of emoji pictures and a few made here. */
export class Pictures {
  constructor(private readonly folder: string) {}

  async fetch(uri: string): Promise<Picture> {
    const name = /^resdb:\/\/\/([a-z0-9_.-]+)$/.exec(uri)?.[1]
    if (name === undefined) throw notFound(`Thumbnail uri '${uri}' has an unsupported scheme.`)
    const data = made[name]?.() ?? (await this.#read(name))
    if (data === undefined) throw notFound(`Thumbnail '${uri}' could not be downloaded.`)
    return { data, contentType: contentTypeOf(name) }
  }

  async #read(name: string): Promise<Buffer | undefined> {
    for (const candidate of spellingsOf(name)) {
      try {
        return await readFile(join(this.folder, candidate))
      } catch {
        // The next spelling may exist.
      }
    }
    return undefined
  }
}

/** The picture package is of two minds about the variation selector that makes a sign an emoji. */
function spellingsOf(name: string): string[] {
  const [code = '', ending = ''] = name.split(/\.(?=[^.]*$)/)
  const bare = code.replaceAll('-fe0f', '')
  // Flags of parts of countries: tags joined by underscores, without the closing one.
  const tagged = code
    .replace(/-e007f$/, '')
    .replaceAll('-e00', '_e00')
    .replace('_', '-')
  const codes = new Set([code, bare, `${code}-fe0f`, code.replace(/^([0-9a-f]+)/, '$1-fe0f'), tagged])
  return [...codes].map(one => `${one}.${ending}`)
}

function contentTypeOf(name: string): string {
  if (name.endsWith('.webp')) return 'image/webp'
  if (name.endsWith('.png')) return 'image/png'
  return name.endsWith('.jpg') ? 'image/jpeg' : ''
}
