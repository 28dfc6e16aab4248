import { resolve, sep } from 'node:path'
import { parsedUrl } from './parsed-url'

/** The file that a URL names, or null when it is not of this app or leaves the folder. */
export function fileOf(url: string, folder: string): string | null {
  const parsed = parsedUrl(url)
  if (parsed === null || parsed.protocol !== 'app:' || parsed.host !== 'satchel') return null
  const path = decoded(parsed.pathname)
  if (path === null || path.includes('\0') || path.includes('\\')) return null
  const root = resolve(folder)
  const file = resolve(root, `.${path === '/' ? '/index.html' : path}`)
  return file.startsWith(root + sep) ? file : null
}

function decoded(path: string): string | null {
  try {
    return decodeURIComponent(path)
  } catch {
    return null
  }
}
