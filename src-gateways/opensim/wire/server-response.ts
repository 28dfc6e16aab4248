import type { FolderRecord, ItemRecord } from '../../grids/records'
import { XmlReader } from '../../kit/xml-reader'
import { folderOf, itemOf } from './records'

/**
 * One map of a reply (opensim.md, A2): its texts, the maps in it by name, and the
 * folders and items that stand directly in it. A record without a usable id is counted.
 */
export interface ReplyMap {
  readonly texts: ReadonlyMap<string, string>
  readonly maps: ReadonlyMap<string, ReplyMap>
  readonly folders: readonly FolderRecord[]
  readonly items: readonly ItemRecord[]
  readonly unusable: number
}

class OpenMap implements ReplyMap {
  readonly texts = new Map<string, string>()
  readonly maps = new Map<string, OpenMap>()
  readonly folders: FolderRecord[] = []
  readonly items: ItemRecord[] = []
  unusable = 0
}

/** Some 240,000 items of 835 bytes; OpenSimulator's own client reads 50 million characters. */
const MAX_BYTES = 192 * 1024 * 1024
/** ServerResponse, F_<id>, ITEMS, item_0, Name; two more for replies of later versions. */
const MAX_DEPTH = 7
const MAX_ELEMENTS = 8_000_000
/** A name or description is cut at 128; texts of settings are some hundreds. */
const MAX_RUN = 1024 * 1024

const ROOT_NAME = 'ServerResponse'
const FOLDER_NAME = /^folder(?:_[0-9]+)?$/
const ITEM_NAME = /^item(?:_[0-9]+)?$/
/** How XmlConvert writes what a name of XML cannot hold. */
const ENCODED = /_x([0-9A-Fa-f]{4})_/g

export class NotServerResponse extends Error {
  constructor(detail: string) {
    super(detail)
    this.name = 'NotServerResponse'
  }
}

/** Reads a reply of a grid service while it arrives. */
export class ServerResponseReader {
  readonly #root = new OpenMap()
  /** The maps that are open. */
  readonly #stack: OpenMap[] = []
  /** The record whose fields are being read, and the depth of those within it that are none of its fields. */
  #record: 'folder' | 'item' | null = null
  readonly #fields = new Map<string, string>()
  #isText = false
  #skipped = 0
  readonly #xml = new XmlReader(
    { maxBytes: MAX_BYTES, maxDepth: MAX_DEPTH, maxElements: MAX_ELEMENTS, maxRun: MAX_RUN },
    {
      open: (name, attributes) => this.#open(name, attributes['type'] === 'List'),
      close: (name, text) => this.#close(name, text),
    },
  )

  /** @throws XmlError or NotServerResponse. */
  write(chunk: Uint8Array): void {
    this.#xml.write(chunk)
  }

  /** @throws XmlError or NotServerResponse. */
  close(): ReplyMap {
    this.#xml.close()
    return this.#root
  }

  #open(name: string, isMap: boolean): void {
    // Nearly always: a field of a record.
    if (this.#record !== null && !isMap && !this.#isText && this.#skipped === 0) {
      this.#isText = true
      return
    }
    const parent = this.#stack.at(-1)
    if (parent === undefined) {
      if (name !== ROOT_NAME) throw new NotServerResponse(`The reply is <${name.slice(0, 40)}>.`)
      this.#stack.push(this.#root)
      return
    }
    if (this.#isText || (this.#record !== null && isMap)) this.#skipped++
    else if (!isMap) this.#isText = true
    else this.#openMap(parent, name)
  }

  #openMap(parent: OpenMap, name: string): void {
    if (FOLDER_NAME.test(name)) this.#record = 'folder'
    else if (ITEM_NAME.test(name)) this.#record = 'item'
    else {
      const map = new OpenMap()
      parent.maps.set(decodeName(name), map)
      this.#stack.push(map)
    }
  }

  #close(name: string, text: string): void {
    if (this.#record !== null && this.#isText && this.#skipped === 0) {
      this.#isText = false
      this.#fields.set(name, text)
      return
    }
    const parent = this.#stack.at(-1)
    if (parent === undefined) return
    if (this.#skipped > 0) this.#skipped--
    else if (this.#isText) {
      this.#isText = false
      parent.texts.set(decodeName(name), text)
    } else if (this.#record !== null) this.#closeRecord(parent)
    else this.#stack.pop()
  }

  #closeRecord(parent: OpenMap): void {
    if (this.#record === 'folder') {
      const folder = folderOf(this.#fields)
      if (folder === null) parent.unusable++
      else parent.folders.push(folder)
    } else {
      const item = itemOf(this.#fields)
      if (item === null) parent.unusable++
      else parent.items.push(item)
    }
    this.#record = null
    this.#fields.clear()
  }
}

function decodeName(name: string): string {
  return name.replace(ENCODED, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)))
}
