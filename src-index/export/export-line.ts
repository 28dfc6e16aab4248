import { titleOf } from '../../src-shared/domain/names'
import type { ExportRequest } from '../../src-shared/ipc/index-contract'
import type { Entry } from '../../src-shared/model/entry'
import type { EntryFacts, Permissions } from '../../src-shared/model/entry-facts'
import type { IndexedPlace } from '../../src-shared/model/record-whereabouts'

export interface ExportedEntry {
  readonly entry: Entry
  readonly place: IndexedPlace
  /** When the listing was asked for that shows it. */
  readonly seenAtMs: number
}

type Format = ExportRequest['format']

/** Programs for tables take a file without it for one in another encoding. */
const BYTE_ORDER_MARK = '\ufeff'
const NEW_LINE = '\r\n'

const OWN_CELLS = ['id', 'title', 'folder', 'kind', 'public', 'modified', 'asset', 'name', 'seen'] as const
/** What only some platforms tell; empty where this one does not. */
const TOLD_CELLS = ['type', 'size', 'created', 'creator', 'permissions', 'description'] as const

/** What a file begins with. */
export function exportHead(format: Format): string {
  if (format === 'csv') return `${BYTE_ORDER_MARK}${[...OWN_CELLS, ...TOLD_CELLS].join(',')}${NEW_LINE}`
  return format === 'efu' ? `Filename,Size,Date Modified,Date Created,Attributes${NEW_LINE}` : ''
}

/** One entry as a line: CSV (RFC 4180), JSON (docs/export.schema.json) or a file list of Everything. */
export function exportLine(format: Format, exported: ExportedEntry): string {
  switch (format) {
    case 'csv':
      return csvLine(exported)
    case 'jsonl':
      return jsonLine(exported)
    case 'efu':
      return efuLine(exported)
  }
}

function csvLine({ entry, place, seenAtMs }: ExportedEntry): string {
  const cells = [
    entry.recordId,
    titleOf(entry),
    `/${place.folderTitles.join('/')}`,
    entry.kind,
    entry.isPublic ? 'yes' : 'no',
    entry.modifiedMs === null ? '' : isoOf(entry.modifiedMs),
    entry.assetUri,
    entry.name,
    isoOf(seenAtMs),
    ...toldCells(entry.facts),
  ]
  return `${cells.map(cell => quoted(guarded(cell))).join(',')}${NEW_LINE}`
}

function toldCells(facts: EntryFacts | undefined): readonly string[] {
  if (facts === undefined) return TOLD_CELLS.map(() => '')
  const { typeWord, sizeBytes, createdMs, creator, permissions, description } = facts
  return [
    typeWord ?? '',
    sizeBytes === null ? '' : String(sizeBytes),
    createdMs === null ? '' : isoOf(createdMs),
    creator?.name ?? creator?.id ?? '',
    permissions === null ? '' : permissionWords(permissions),
    description ?? '',
  ]
}

/** What its owner may: rights in words, those of a file as `0640`. */
function permissionWords(permissions: Permissions): string {
  if (permissions.kind === 'file') return `0${permissions.mode.toString(8).padStart(3, '0')}`
  return permissions.own.join(' ') || 'none'
}

/** A cell that begins so is a formula to programs for tables, and an entry's name is a stranger's. */
function guarded(cell: string): string {
  return /^\s*[=+\-@\t\r\n|%]/.test(cell) ? `'${cell}` : cell
}

function quoted(cell: string): string {
  return /[",\r\n]|^\s|\s$/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell
}

function jsonLine({ entry, place, seenAtMs }: ExportedEntry): string {
  const line = {
    id: entry.recordId,
    title: titleOf(entry),
    name: entry.name,
    kind: entry.kind,
    folder: place.folder,
    folderTitles: place.folderTitles,
    folderIds: place.folderIds,
    public: entry.isPublic,
    modified: entry.modifiedMs === null ? null : isoOf(entry.modifiedMs),
    asset: entry.assetUri === '' ? null : entry.assetUri,
    behindLink: place.isBehindLink,
    seen: isoOf(seenAtMs),
    ...toldFields(entry.facts),
  }
  return `${JSON.stringify(line)}\n`
}

/** Only what is told. */
function toldFields(facts: EntryFacts | undefined): object {
  if (facts === undefined) return {}
  const { typeWord, sizeBytes, createdMs, creator, permissions, sale, description, marks } = facts
  const { linkState, linkTarget } = facts
  return {
    ...(typeWord === null ? {} : { type: typeWord }),
    ...(sizeBytes === null ? {} : { size: sizeBytes }),
    ...(createdMs === null ? {} : { created: isoOf(createdMs) }),
    ...(creator === null ? {} : { creator }),
    ...(permissions === null ? {} : { permissions }),
    ...(sale === null ? {} : { sale }),
    ...(description === null ? {} : { description }),
    ...(marks.length === 0 ? {} : { marks }),
    ...(linkState === null ? {} : { linkState }),
    ...(linkTarget === null ? {} : { linkTarget }),
  }
}

/** 1601 to 1970 in milliseconds; the list counts tenths of microseconds. */
const FILE_TIME_START_MS = 11_644_473_600_000
const IS_FOLDER = 16

function efuLine({ entry, place }: ExportedEntry): string {
  const path = ['Inventory', ...place.folderTitles, titleOf(entry)].map(fileNameOf).join('\\')
  const { sizeBytes = null, createdMs = null } = entry.facts ?? {}
  const cells = [`"${path}"`, sizeBytes ?? '', fileTime(entry.modifiedMs), fileTime(createdMs)]
  return `${cells.join(',')},${entry.kind === 'folder' ? IS_FOLDER : 0}${NEW_LINE}`
}

function fileTime(ms: number | null): string {
  return ms === null ? '' : `${BigInt(Math.round(ms) + FILE_TIME_START_MS) * 10_000n}`
}

/** What would end a name of a file list, or a cell of it, or look like another folder. */
function fileNameOf(title: string): string {
  // oxlint-disable-next-line no-control-regex -- none of them may stand in a line
  return title.replaceAll(/["\\/\u0000-\u001f]/g, '_')
}

function isoOf(ms: number): string {
  return new Date(ms).toISOString()
}
