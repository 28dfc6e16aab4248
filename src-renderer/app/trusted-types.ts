/** The part of the browser's Trusted Types that TypeScript's library does not know yet. */
interface TrustedTypes {
  createPolicy(name: 'default', rules: { createScriptURL(url: string): string }): unknown
}

/**
 * Where the page's policy asks for trusted types, no text becomes HTML or
 * script any more, in our code or in a library's: only a worker of our own may
 * be started. To be imported before anything that starts one.
 */
function trustOwnWorkers(): void {
  if (!('trustedTypes' in window)) return
  // oxlint-disable-next-line typescript/consistent-type-assertions -- see TrustedTypes
  const { trustedTypes } = window as { trustedTypes: TrustedTypes }
  trustedTypes.createPolicy('default', { createScriptURL: ownScript })
}

function ownScript(url: string): string {
  const { protocol, host } = new URL(url, window.location.href)
  if (protocol === window.location.protocol && host === window.location.host) return url
  throw new TypeError('A script from elsewhere is not run.')
}

trustOwnWorkers()
