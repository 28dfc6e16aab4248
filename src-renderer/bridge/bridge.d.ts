import type { Bridge } from '../../src-shared/ipc/contract'

declare global {
  interface Window {
    /** Put there by the preload; used by `bridge/client.ts` alone. */
    readonly satchel: Bridge
  }
}
