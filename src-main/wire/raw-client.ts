import { InventoryService } from '../../src-wire/gen/resonite_io/v1/inventory'
import { openClient } from './channel'
import { callUnary } from './unary-call'

/** For tests: another client, which checks nothing and sends paths that Satchel never would. */
export interface RawClient {
  makeDir(path: string): Promise<unknown>
  copy(sourcePath: string, destinationPath: string): Promise<unknown>
  move(sourcePath: string, destinationPath: string): Promise<unknown>
  close(): void
}

export function openRawClient(address: string): RawClient {
  const client = openClient(address)
  const limits = { deadlineMs: 20_000 }
  return {
    makeDir: path => callUnary(client, InventoryService.makeDir, { path }, limits),
    copy: (sourcePath, destinationPath) =>
      callUnary(client, InventoryService.copy, { sourcePath, destinationPath, recursive: true }, limits),
    move: (sourcePath, destinationPath) =>
      callUnary(client, InventoryService.move, { sourcePath, destinationPath }, limits),
    close: () => client.close(),
  }
}
