/** `URL.parse` is not there in Node 20, which the older of the two Electron runtimes has. */
export function parsedUrl(url: string): URL | null {
  try {
    return new URL(url)
  } catch {
    return null
  }
}

/** By hand: `URL.origin` is "null" for schemes of one's own. */
export function originOf(url: string): string {
  const parsed = parsedUrl(url)
  return parsed === null ? '' : `${parsed.protocol}//${parsed.host}`
}
