import { Pictures } from '../grids/pictures/pictures'
import { parseUuid, type Uuid } from '../grids/uuid'
import type { PlatformProgram } from '../kit/program.ts'
import { StartFailure, usageError } from '../kit/start-failure.ts'
import { parseGridAddress } from './grid-address'
import { OpensimPlatform } from './opensim-platform'
import { digestOf, findAvatar } from './wire/grid-account'
import { GridFault } from './wire/grid-fault'
import { basicToken, GridHttp } from './wire/grid-http'
import { XInventory } from './wire/xinventory'

export const opensimProgram: PlatformProgram = {
  name: 'opensim',
  usage: '<address>',
  summary: 'The inventory service of an OpenSimulator grid (XInventory), such as http://host:8003.',
  options: {
    avatar: { type: 'string', help: 'whose inventory: an id, or "First Last"' },
    'service-name': {
      type: 'string',
      help: 'the name for Basic authentication, where the service asks for it',
    },
    'allow-http': { type: 'boolean', help: 'plain HTTP beyond this computer' },
  },
  secrets: {
    'service-password': 'the password for Basic authentication',
    password: "the avatar's own password: proves that the inventory is yours",
  },
  open: async ({ positionals, values, secrets, log, keepSecret }) => {
    const [address, ...others] = positionals
    if (address === undefined || others.length > 0) throw usageError('Give one address.')
    const { avatar, 'service-name': serviceName } = values
    if (typeof avatar !== 'string' || avatar.trim() === '')
      throw usageError('Say whose inventory it is: --avatar.')
    const url = parseGridAddress(address, values['allow-http'] === true)
    const basic = basicOf(serviceName, secrets['service-password'])
    const password = secrets['password'] ?? null
    // In the forms in which they go over the wire, too.
    if (basic !== null) keepSecret(basicToken(basic))
    if (password !== null) keepSecret(digestOf(password))
    const http = new GridHttp({ address: url, basic })
    const ownerId = await avatarId(http, avatar)
    return await OpensimPlatform.open({
      http,
      inventory: new XInventory(http, ownerId),
      ownerId,
      password,
      origin: url.origin,
      pictures: new Pictures((id, maxBytes, signal) => http.asset(id, maxBytes, { signal })),
      log: log.info,
    })
  },
}

/** The service cuts the name at the first colon: a password with one can never match (opensim.md, A1). */
function basicOf(name: string | boolean | undefined, password: string | undefined) {
  if (typeof name !== 'string' || name === '') return null
  if (`${name}${password ?? ''}`.includes(':'))
    throw new StartFailure('OpenSimulator understands no name or password with a colon.')
  return { name, password: password ?? '' }
}

/** An id needs nobody to be asked, so that a grid that is not reached can be waited for. */
async function avatarId(http: GridHttp, avatar: string): Promise<Uuid> {
  const id = parseUuid(avatar.trim())
  if (id !== null) return id
  try {
    const found = await findAvatar(http, { name: avatar })
    if (found !== null) return found.id
    throw new StartFailure(`There is no avatar ${avatar} on this grid.`)
  } catch (thrown) {
    await http.close()
    if (thrown instanceof GridFault)
      throw new StartFailure(`The grid cannot be asked who ${avatar} is: ${thrown.message}`)
    throw thrown
  }
}
