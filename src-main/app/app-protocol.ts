import { readFile } from 'node:fs/promises'
import { extname } from 'node:path'
import { type ProtocolResponse, protocol } from 'electron'
import { fileOf } from './app-files'

export const APP_ORIGIN = 'app://satchel'

/**
 * No inline script or style, no network, no text that becomes HTML: the page
 * shows what main gives it. Pictures come as data URLs. React sets styles by
 * the object model, which no policy needs to allow.
 */
const CONTENT_SECURITY_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  'img-src data:',
  "worker-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
  "require-trusted-types-for 'script'",
  'trusted-types default',
].join('; ')

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.webp': 'image/webp',
  '.woff2': 'font/woff2',
}

/** Must run before Electron is ready. */
export function declareAppScheme(): void {
  protocol.registerSchemesAsPrivileged([
    { scheme: 'app', privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true } },
  ])
}

/**
 * Serves `app://satchel/…` from the folder of the built page, and nothing beside
 * it. Resolves with the first script that was served: until then whatever main
 * does delays the page.
 */
export function serveApp(folder: string): Promise<void> {
  return new Promise(onScript => {
    // `protocol.handle` would load undici, 16 ms, to wrap what is bytes before and after.
    // oxlint-disable-next-line typescript/no-deprecated -- as above
    protocol.registerBufferProtocol('app', async ({ url, method }, answer) => {
      const file = method === 'GET' ? fileOf(url, folder) : null
      answer(file === null ? NOT_FOUND : await responseWith(file))
      if (file !== null && extname(file) === '.js') onScript()
    })
  })
}

async function responseWith(file: string): Promise<ProtocolResponse> {
  try {
    return {
      data: await readFile(file),
      headers: {
        'content-type': TYPES[extname(file)] ?? 'application/octet-stream',
        'content-security-policy': CONTENT_SECURITY_POLICY,
        'x-content-type-options': 'nosniff',
      },
    }
  } catch {
    return NOT_FOUND
  }
}

const NOT_FOUND: ProtocolResponse = {
  statusCode: 404,
  headers: { 'content-type': 'text/plain' },
  data: Buffer.from('Not found'),
}
