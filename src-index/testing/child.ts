import { IndexHost } from '../index-host'
import { serveMain } from '../serve-index'

/** The index as a plain process of Node: it is told by messages, and ends with whoever started it. */
serveMain(
  {
    post: message => void process.send?.(message),
    onMessage: listener => void process.on('message', listener),
    onClose: listener => void process.once('disconnect', listener),
  },
  new IndexHost(),
)
process.once('disconnect', () => process.exit())
