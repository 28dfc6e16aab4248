// @ts-check
// Imported first by every entry, for its effect: an old Node must hear one sentence, not fail somewhere later.
// So nothing that the entries import by name may be younger than Node 16.
import { nodeIsTooOld } from './node-version.mjs'

if (nodeIsTooOld(process.versions.node)) {
  console.error(
    `Satchel needs Node 20.19 or newer, and this is Node ${process.versions.node} (${process.execPath}): install a newer one and start again.`,
  )
  process.exit(1)
}
