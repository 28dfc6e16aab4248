import type { InventoryPath } from './inventory-path'

/** Why a link is not followed. `other-source`: a second start named a service, but the windows that are open show one inventory. */
export type LinkProblem = 'unknown' | 'no-path' | 'not-a-path' | 'too-long' | 'other-source'

/** What a `satchel:` link, or a further start of Satchel, asks of the windows that are open. */
export type OpenRequest =
  | { readonly kind: 'show'; readonly path: InventoryPath }
  | { readonly kind: 'refused'; readonly link: string; readonly problem: LinkProblem }
