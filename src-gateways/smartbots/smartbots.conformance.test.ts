import { conformance } from '../kit/conformance/conformance.ts'
import type { Subject, SubjectOptions } from '../kit/conformance/subject.ts'
import { ROOT_ID } from './bot-entry.ts'
import { openBot } from './testing/open-bot.ts'

const idOf = (id: string): string => (id === ROOT_ID ? '' : id)

async function open(options: SubjectOptions): Promise<Subject> {
  const { server, socketPath, close } = await openBot(options)
  return {
    socketPath,
    addItems: async ({ id }, titles) => {
      for (const title of titles) server.inventory.add(idOf(id), title)
    },
    addFolder: async ({ id }, title) => server.inventory.addFolder(idOf(id), title),
    close,
  }
}

conformance('SmartBots', open)
