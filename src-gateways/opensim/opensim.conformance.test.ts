import { conformance } from '../kit/conformance/conformance.ts'
import { openGrid } from './testing/open-grid'

conformance('opensim', async options => {
  const grid = await openGrid(options)
  return {
    socketPath: grid.socketPath,
    addItems: async ({ id }, titles) => {
      for (const title of titles) grid.addItem(id, title)
    },
    close: grid.close,
  }
})
