import { mkdirSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { openTestFolder } from '../../../src-gateways/folder/testing/test-folder'
import { onTestEnd } from '../../../src-sandbox/testing/on-test-end'
import { ROOT_ADDRESS } from '../../../src-shared/domain/entry-address'
import { openTestJournal, targetOf, testEngine } from '../../testing/engine-bench'
import { entryRef, folderRef, ROOT_REF } from '../../testing/refs'
import { GrpcGateway } from '../../wire/grpc-gateway'

it('believes a folder of a tree that another program has changed since a change in it was proved', async () => {
  const folder = await openTestFolder({})
  const gateway = new GrpcGateway(`unix:${folder.socketPath}`)
  onTestEnd(async () => {
    gateway.close()
    await folder.close()
  })
  await gateway.describe()
  const at = (...names: string[]): string => join(folder.root, ...names)
  mkdirSync(at('B', 'inner'), { recursive: true })
  writeFileSync(at('x'), 'x')
  const target = targetOf(gateway, gateway.capabilities)
  const engine = testEngine(openTestJournal())
  const [x, b] = [await entryRef(gateway, ROOT_REF, 'x'), await folderRef(gateway, 'B')]
  const moved = await engine.run({ kind: 'transfer', mode: 'move', entries: [x], target: b }, target)
  expect(moved.state).toBe('done')
  renameSync(at('B', 'x'), at('x'))
  const told = async (): Promise<string[]> => {
    const tree = gateway.listTree(ROOT_ADDRESS, new AbortController().signal)
    const paths: string[] = []
    for await (const { path } of engine.heard(target, ROOT_ADDRESS, tree)) paths.push(path)
    return paths
  }
  await expect.poll(told).toContain('/Inventory/B')
})
