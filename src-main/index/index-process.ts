import { MessageChannelMain, type MessagePortMain, type UtilityProcess, utilityProcess } from 'electron'
import type { CallPort } from '../../src-shared/ipc/port-calls'
import type { InventoryId } from '../../src-shared/model/inventory-id'
import type { StartedProcess } from './kept-process'

/** The index process as it was started: what it is asked, and how a page gets a port to it. */
export interface StartedIndex extends StartedProcess {
  readonly port: CallPort
  /** The page's end of a new port to it, which is about this inventory alone. */
  openPagePort(inventory: InventoryId): PagePort
}

/** Only passed on. */
export type PagePort = MessagePortMain

/** Starts `program`, the bundle of `src-index`. What it prints goes to the log. */
export function startIndexProcess(program: string, log: (line: string) => void): StartedIndex {
  const child = utilityProcess.fork(program, [], { stdio: 'pipe', serviceName: 'Satchel index' })
  const listen = (chunk: Buffer): void => log(`index: ${chunk.toString().trim().slice(-500)}`)
  child.stdout?.on('data', listen)
  child.stderr?.on('data', listen)
  child.once('exit', code => log(`index: ended with code ${code}`))
  return {
    port: portOf(child),
    openPagePort: inventory => {
      const { port1, port2 } = new MessageChannelMain()
      child.postMessage({ satchel: 'index-page-port', inventory }, [port1])
      return port2
    },
    onEnd: listener => void child.once('exit', () => listener()),
    kill: () => void child.kill(),
  }
}

function portOf(child: UtilityProcess): CallPort {
  return {
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a process has no origin to name
    post: message => child.postMessage(message),
    onMessage: listener => void child.on('message', listener),
    onClose: listener => void child.once('exit', () => listener()),
  }
}
