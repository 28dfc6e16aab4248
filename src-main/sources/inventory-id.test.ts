import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isInventoryId } from '../../src-shared/model/inventory-id'
import type { Source, SourceOrigin } from '../../src-shared/model/source'
import { inventoryOf, personId, SANDBOX_ID, unnamedId, userIdIn } from './inventory-id'

const at = (address: string, origin: SourceOrigin = 'folder'): Source => ({ address, origin })
const anyName = fc.string({ unit: 'binary', maxLength: 12 })
const ada = { userId: 'U-ada', userName: 'ada' }

describe('the id of an inventory', () => {
  it('is that of the person where the service names one, wherever it listens', () => {
    expect(inventoryOf(at('unix:/r/resonite-1.sock'), ada)).toEqual({
      id: 'resonite:U-ada',
      ownerId: 'U-ada',
    })
    expect(inventoryOf(at('dns:///far.example:5000'), ada).id).toBe('resonite:U-ada')
  })

  it('is the folder of the socket where it names nobody, the same under every process', () => {
    const { id, ownerId } = inventoryOf(at('unix:/home/ada/.resonite-io/resonite-1.sock'), null)
    expect(id).toBe('resonite:socket:%2Fhome%2Fada%2F.resonite-io')
    expect(ownerId).toBeNull()
    expect(unnamedId(at('unix:/home/ada/.resonite-io/resonite-22222.sock', 'argument'))).toBe(id)
    expect(unnamedId(at('unix:/home/bob/.resonite-io/resonite-1.sock'))).not.toBe(id)
  })

  it('keeps a socket that has a name of its own apart from others in its folder', () => {
    const ids = ['/r/mine.sock', '/r/yours.sock', '/r/resonite-1.sock', '/r/resonite-one.sock'].map(path =>
      unnamedId(at(`unix:${path}`)),
    )
    expect(new Set(ids).size).toBe(4)
  })

  it('is host and port of a service on the network', () => {
    expect(unnamedId(at('dns:///Far.example:5000', 'dialog'))).toBe('resonite:host:far.example%3A5000')
    expect(unnamedId(at('dns:///[::1]:5000', 'dialog'))).toBe('resonite:host:%5B%3A%3A1%5D%3A5000')
  })

  it('of the sandbox is nobody else’s, whatever an account or a folder is called', () => {
    const address = 'unix:/run/satchel-x/sandbox.sock'
    const account = { userId: 'U-sandbox', userName: 'sandbox' }
    expect(inventoryOf(at(address, 'built-in'), account)).toEqual({ id: SANDBOX_ID, ownerId: 'U-sandbox' })
    expect(inventoryOf(at(address, 'built-in'), null).id).toBe(SANDBOX_ID)
    expect(inventoryOf(at(address), account).id).not.toBe(SANDBOX_ID)
    expect(inventoryOf(at(address), null).id).not.toBe(SANDBOX_ID)
  })

  it('is one for one and never looks like another, whatever names hold', () => {
    fc.assert(
      fc.property(anyName, anyName, (name, other) => {
        expect(isInventoryId(personId(name))).toBe(true)
        expect(userIdIn(personId(name))).toBe(name)
        expect(userIdIn(unnamedId(at(`unix:/${name}`)))).toBeNull()
        expect(personId(name) === personId(other)).toBe(name === other)
        expect(personId(`socket:${name}`)).not.toBe(unnamedId(at(`unix:/${name}`)))
      }),
      { numRuns: 50 },
    )
  })
})
