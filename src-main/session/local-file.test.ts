import { mkdirSync, renameSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { openTestFolder } from '../../src-gateways/folder/testing/test-folder'
import { onTestEnd } from '../../src-sandbox/testing/on-test-end'
import { ROOT_ADDRESS } from '../../src-shared/domain/entry-address'
import type { AddedSource } from '../../src-shared/model/added-source'
import type { EntryRef } from '../../src-shared/model/entry'
import { ROOT_REF } from '../testing/refs'
import { GrpcGateway } from '../wire/grpc-gateway'
import { localFileOf } from './local-file'

const { signal } = new AbortController()

function added(folder: string): AddedSource {
  return { id: 'one', platform: 'folder', title: 'Worlds', settings: { folder }, mayChange: false }
}

async function openFolder() {
  const folder = await openTestFolder({ allowChanges: false })
  const gateway = new GrpcGateway(`unix:${folder.socketPath}`)
  onTestEnd(async () => {
    gateway.close()
    await folder.close()
  })
  await gateway.describe()
  const refOf = async (title: string): Promise<EntryRef> => {
    const found = (await gateway.list(ROOT_ADDRESS)).entries().find(({ name }) => name === title)
    if (found === undefined) throw new Error(`There is no ${title}.`)
    const { recordId, name, kind } = found
    return { parent: ROOT_REF, recordId, name, kind }
  }
  return { gateway, refOf, root: folder.root, at: (...names: string[]) => join(folder.root, ...names) }
}

it('is where the source says, for a folder that a person has added', async () => {
  const { gateway, refOf, root, at } = await openFolder()
  writeFileSync(at('my hat.txt'), 'x')
  const hat = await refOf('my hat.txt')
  expect(gateway.capabilities.verbs['local-path']).toEqual({ how: 'one-call' })
  expect(await localFileOf(added(root), gateway, hat, signal)).toBe(at('my hat.txt'))
})

it('is nothing for a source that nobody has added as a folder, whatever it says', async () => {
  const { gateway, refOf, root, at } = await openFolder()
  writeFileSync(at('hat.txt'), 'x')
  const hat = await refOf('hat.txt')
  const grid = { ...added(root), platform: 'opensim' } as const
  for (const source of [null, grid]) {
    await expect(localFileOf(source, gateway, hat, signal)).rejects.toMatchObject({
      error: { kind: 'refused', message: 'This inventory cannot do that.' },
    })
  }
})

it('is never outside of the folder that was chosen', async () => {
  const { gateway, refOf, root, at } = await openFolder()
  const other = await openFolder()
  mkdirSync(at('box'))
  writeFileSync(at('hat.txt'), 'x')
  const [box, hat] = [await refOf('box'), await refOf('hat.txt')]
  // Another folder was chosen than the one that is served.
  await expect(localFileOf(added(other.root), gateway, hat, signal)).rejects.toMatchObject({
    error: { kind: 'refused' },
  })
  await expect(localFileOf(added(at('box')), gateway, hat, signal)).rejects.toMatchObject({
    error: { kind: 'refused' },
  })
  renameSync(at('box'), at('was'))
  symlinkSync(other.root, at('box'))
  await expect(localFileOf(added(root), gateway, box, signal)).rejects.toMatchObject({
    error: { kind: expect.stringMatching(/conflict|not-found/) },
  })
})
