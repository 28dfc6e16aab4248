import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { RESONITE_CAPABILITIES } from '../../src-shared/model/capabilities'
import { isInventoryId } from '../../src-shared/model/inventory-id'
import type { Source, SourceOrigin } from '../../src-shared/model/source'
import { inventoryOf, personId, SANDBOX_ID, unnamedId, userIdIn } from './inventory-id'

const at = (address: string, origin: SourceOrigin = 'folder'): Source => ({ address, origin })
const anyName = fc.string({ unit: 'binary', maxLength: 12 })
const ada = { userId: 'U-ada', userName: 'ada' }

describe('the id of an inventory', () => {
  it('is that of the person where the service names one, wherever it listens', () => {
    expect(inventoryOf(at('unix:/r/resonite-1.sock'), ada, RESONITE_CAPABILITIES)).toEqual({
      id: 'resonite:U-ada',
      ownerId: 'U-ada',
    })
    expect(inventoryOf(at('dns:///far.example:5000'), ada, RESONITE_CAPABILITIES).id).toBe('resonite:U-ada')
  })

  it('is the folder of the socket where it names nobody, the same under every process', () => {
    const { id, ownerId } = inventoryOf(
      at('unix:/home/ada/.resonite-io/resonite-1.sock'),
      null,
      RESONITE_CAPABILITIES,
    )
    expect(id).toBe('resonite:socket:%2Fhome%2Fada%2F.resonite-io')
    expect(ownerId).toBeNull()
    expect(unnamedId(at('unix:/home/ada/.resonite-io/resonite-22222.sock', 'argument'), 'resonite')).toBe(id)
    expect(unnamedId(at('unix:/home/bob/.resonite-io/resonite-1.sock'), 'resonite')).not.toBe(id)
  })

  it('keeps a socket that has a name of its own apart from others in its folder', () => {
    const ids = ['/r/mine.sock', '/r/yours.sock', '/r/resonite-1.sock', '/r/resonite-one.sock'].map(path =>
      unnamedId(at(`unix:${path}`), 'resonite'),
    )
    expect(new Set(ids).size).toBe(4)
  })

  it('is host and port of a service on the network', () => {
    expect(unnamedId(at('dns:///Far.example:5000', 'dialog'), 'resonite')).toBe(
      'resonite:host:far.example%3A5000',
    )
    expect(unnamedId(at('dns:///[::1]:5000', 'dialog'), 'resonite')).toBe(
      'resonite:host:%5B%3A%3A1%5D%3A5000',
    )
  })

  it('of the sandbox is nobody else’s, whatever an account or a folder is called', () => {
    const address = 'unix:/run/satchel-x/sandbox.sock'
    const account = { userId: 'U-sandbox', userName: 'sandbox' }
    expect(inventoryOf(at(address, 'built-in'), account, RESONITE_CAPABILITIES)).toEqual({
      id: SANDBOX_ID,
      ownerId: 'U-sandbox',
    })
    expect(inventoryOf(at(address, 'built-in'), null, RESONITE_CAPABILITIES).id).toBe(SANDBOX_ID)
    expect(inventoryOf(at(address), account, RESONITE_CAPABILITIES).id).not.toBe(SANDBOX_ID)
    expect(inventoryOf(at(address), null, RESONITE_CAPABILITIES).id).not.toBe(SANDBOX_ID)
  })

  it('is never of two platforms, whatever their people and folders are called', () => {
    const source = at('unix:/home/ada/.resonite-io/resonite-1.sock')
    const known = (platform: string) => [ada, null].map(who => inventoryOf(source, who, { platform }).id)
    expect(known('opensim')).toEqual(['opensim:U-ada', 'opensim:socket:%2Fhome%2Fada%2F.resonite-io'])
    const ids = ['resonite', 'opensim', 'sandbox'].flatMap(known)
    expect(new Set(ids).size).toBe(ids.length)
    expect(ids.every(isInventoryId)).toBe(true)
  })

  it('is that of a service that names nobody where the name is empty', () => {
    const nobody = { userId: '', userName: '' }
    const external = inventoryOf(at('unix:/r/resonite-1.sock'), nobody, { platform: 'sandbox' })
    expect(external).toEqual({ id: 'sandbox:socket:%2Fr', ownerId: null })
    expect(external.id).not.toBe(SANDBOX_ID)
  })

  it('is one for one and never looks like another, whatever names hold', () => {
    fc.assert(
      fc.property(anyName, anyName, (name, other) => {
        expect(isInventoryId(personId(name))).toBe(true)
        expect(userIdIn(personId(name))).toBe(name)
        expect(userIdIn(unnamedId(at(`unix:/${name}`), 'resonite'))).toBeNull()
        expect(personId(name) === personId(other)).toBe(name === other)
        expect(personId(`socket:${name}`)).not.toBe(unnamedId(at(`unix:/${name}`), 'resonite'))
      }),
      { numRuns: 50 },
    )
  })
})
