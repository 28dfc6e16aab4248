import { createHash } from 'node:crypto'
import { parseUuid, type Uuid } from '../../grids/uuid'
import type { CallOptions, GridHttp } from './grid-http'

export interface Avatar {
  readonly id: Uuid
  /** "First Last". */
  readonly name: string
}

const SCOPE = '00000000-0000-0000-0000-000000000000'

/** Null for a name or id that no account has (opensim-run.md, 6). @throws GridFault. */
export async function findAvatar(
  http: GridHttp,
  wanted: { readonly name: string } | { readonly id: Uuid },
  options?: CallOptions,
): Promise<Avatar | null> {
  const reply = await http.read(
    '/accounts',
    {
      METHOD: 'getaccount',
      ScopeID: SCOPE,
      ...('id' in wanted ? { UserID: wanted.id } : names(wanted.name)),
    },
    options,
  )
  const account = reply.maps.get('result')
  const id = parseUuid(account?.texts.get('PrincipalID') ?? '')
  if (account === undefined || id === null) return null
  const name = [account.texts.get('FirstName') ?? '', account.texts.get('LastName') ?? '']
  return { id, name: name.join(' ').trim() }
}

/** Whether the password is this avatar's: the only proof of person that a grid service gives. @throws GridFault. */
export async function provePassword(
  http: GridHttp,
  avatar: Uuid,
  password: string,
  options?: CallOptions,
): Promise<boolean> {
  // One minute: the token that comes back is of no use here.
  const reply = await http.read(
    '/auth/plain',
    { METHOD: 'authenticate', PRINCIPAL: avatar, PASSWORD: digestOf(password), LIFETIME: 1 },
    options,
  )
  return reply.texts.get('Result')?.toLowerCase() === 'success'
}

/** The form in which the service takes a password: as good as the password itself, and as secret. */
export function digestOf(password: string): string {
  return createHash('md5').update(password).digest('hex')
}

/** Avatars without a last name are called "Resident". */
function names(name: string): { FirstName: string; LastName: string } {
  const [first = '', ...rest] = name.trim().split(/[\s.]+/)
  return { FirstName: first, LastName: rest.join(' ') || 'Resident' }
}
