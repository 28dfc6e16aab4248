import { badArgument, notFound } from './status.ts'

/** The cloud separates with a backslash; so a backslash in a client's segment cuts it in two (sheet, section 4). */
const separator = '\\'
export const rootPath = 'Inventory'

export const joinPath = (parent: string, name: string) =>
  parent === '' ? name : `${parent}${separator}${name}`

export const isRoot = (enginePath: string) => enginePath === rootPath

export const toClientPath = (enginePath: string) => `/${enginePath.replaceAll(separator, '/')}`

/** Empty segments are dropped, which is how an entry without a name comes to mean its parent. */
export function segmentsOf(clientPath: string): string[] {
  const segments = clientPath.split('/').filter(segment => segment !== '')
  if (segments[0] !== rootPath) throw badArgument(`Inventory path must be under /${rootPath}: ${clientPath}`)
  return segments
}

/** `/Inventory/A/B` → `Inventory\A\B`, as List and the mutations read it: the leading slash is required. */
export function toEnginePath(clientPath: string): string {
  if (clientPath.trim() === '') throw badArgument('Inventory path must not be empty.')
  if (!clientPath.startsWith('/')) {
    throw badArgument(`Inventory path must be absolute (start with '/'): ${clientPath}`)
  }
  return segmentsOf(clientPath).join(separator)
}

export interface SplitPath {
  readonly parent: string
  readonly name: string
}

/** Cuts at the last backslash, wherever it came from; dot segments stay as they are (sheet, section 4). */
export function splitEnginePath(enginePath: string): SplitPath {
  const at = enginePath.lastIndexOf(separator)
  if (at < 0) throw badArgument(`Cannot operate on the inventory root: ${toClientPath(enginePath)}.`)
  return { parent: enginePath.slice(0, at), name: enginePath.slice(at + 1) }
}

/**
 * The path as the cloud sees it in a look-up: it travels in a URL, and System.Uri collapses `.` and `..` there.
 * Undefined when nothing is left or when the dots climb out of the store.
 */
export function collapseDots(enginePath: string): SplitPath | undefined {
  const kept: string[] = []
  const segments = enginePath.split(separator)
  for (const segment of segments) {
    if (segment === '.') continue
    if (segment !== '..') kept.push(segment)
    else if (kept.pop() === undefined) return undefined
  }
  const name = kept.pop()
  return name === undefined ? undefined : { parent: kept.join(separator), name }
}

export interface Location {
  readonly owner: string
  readonly enginePath: string
}

/**
 * Where a link points: `resrec:///<owner>/<path>`, nothing decoded.
 * A record-id link passes as a path that holds nothing: an empty folder with OK (sheet, section 5).
 */
export function linkTarget(assetUri: string): Location {
  const prefix = 'resrec:///'
  if (!assetUri.startsWith(prefix)) {
    throw notFound(`Cannot follow link: unsupported asset URI '${assetUri}'.`)
  }
  const rest = assetUri.slice(prefix.length)
  const slash = rest.indexOf('/')
  if (slash < 0) throw notFound(`Cannot follow link: malformed asset URI '${assetUri}'.`)
  return { owner: rest.slice(0, slash), enginePath: rest.slice(slash + 1).replaceAll('/', separator) }
}
