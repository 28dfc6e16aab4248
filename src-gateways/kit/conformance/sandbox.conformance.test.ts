import { plant } from '../../../src-sandbox/testing/plant.ts'
import { openSandbox, temporaryFolder } from '../../../src-sandbox/testing/test-sandbox.ts'
import { conformance } from './conformance.ts'
import type { Subject } from './subject.ts'

async function open(capabilities: 'path' | 'ids'): Promise<Subject> {
  const socketPath = `${temporaryFolder()}/s.sock`
  const args = ['--seed', 'empty', '--socket', socketPath, '--data', temporaryFolder()]
  const sandbox = await openSandbox([...args, '--capabilities', capabilities])
  return {
    socketPath,
    addItems: async ({ id, titles }, names) => {
      for (const name of names) {
        const path = ['/Inventory', ...titles, name].join('/')
        plant(sandbox.store, path, capabilities === 'ids' ? { parent: id } : {})
      }
    },
    close: async () => sandbox.close(),
  }
}

conformance('The sandbox, by paths,', () => open('path'), { hasLimits: false })
conformance('The sandbox, by ids,', () => open('ids'), { hasLimits: false })
