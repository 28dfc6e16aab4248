import { isLoopback } from '../wire/host-name'
import { parsedUrl } from './parsed-url'

/**
 * Where the page comes from while it is worked on (`electron-vite dev` sets
 * ELECTRON_RENDERER_URL), or null for the built one. Only from this computer:
 * the variable must not be a way to put somebody else's page into the window.
 */
export function developmentPage(
  env: Readonly<Record<string, string | undefined>>,
  isPackaged: boolean,
): string | null {
  const named = isPackaged ? undefined : env['ELECTRON_RENDERER_URL']
  const url = named === undefined ? null : parsedUrl(named)
  if (url === null || !/^https?:$/.test(url.protocol)) return null
  return isLoopback(url.hostname.replace(/^\[|\]$/g, '')) ? url.href : null
}
