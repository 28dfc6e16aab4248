import { conformance } from '../kit/conformance/conformance.ts'
import type { SubjectOptions } from '../kit/conformance/subject.ts'
import type { LindenServerOptions } from './testing/linden-server'
import { openLinden } from './testing/open-linden'

async function open(options: SubjectOptions, region: LindenServerOptions) {
  const { server, socketPath, idOf, close } = await openLinden({ ...options, region })
  return {
    socketPath,
    addItems: async ({ id }: { readonly id: string }, titles: readonly string[]) => {
      for (const title of titles) server.store.addItem(idOf(id), title)
    },
    addFolder: async ({ id }: { readonly id: string }, title: string) =>
      server.store.addFolder(idOf(id), title),
    close,
  }
}

conformance('A region by its capabilities and its circuit', options => open(options, {}))
conformance('A grid by AIS alone', options => open(options, { hasAis: true, hasCircuit: false }))
