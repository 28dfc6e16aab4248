import { describe, expect, it } from 'vitest'
import { NO_FACTS } from '../testing/no-facts'
import { afterGiving, avatarIdIn } from './giving'

const ID = '1f2e3d4c-5b6a-4798-8a9b-0c1d2e3f4a5b'

describe('avatarIdIn', () => {
  it.each([
    ID,
    ` ${ID.toUpperCase()}\n`,
    `secondlife:///app/agent/${ID}/about`,
    `secondlife:///app/agent/${ID}`,
  ])('reads who is meant: %s', typed => expect(avatarIdIn(typed)).toBe(ID))

  it.each([
    '',
    'Ada Lovelace',
    ID.slice(1),
    `${ID}0`,
    `${ID} ${ID}`,
    ID.replace('1f', '1g'),
    '00000000-0000-0000-0000-000000000000',
    `secondlife:///app/group/${ID}/about`,
    'secondlife:///app/agent/00000000-0000-0000-0000-000000000000/about',
  ])('is no id: %j', typed => expect(avatarIdIn(typed)).toBeNull())
})

describe('what is given', () => {
  const owned = (own: readonly ('copy' | 'modify' | 'transfer')[]) => ({
    ...NO_FACTS,
    permissions: { kind: 'rights', own, next: null } as const,
  })

  it('stays where it may be copied, leaves where not, and is not promised to stay where nobody says', () => {
    expect(afterGiving('object', owned(['copy', 'transfer']))).toBe('stays')
    expect(afterGiving('object', owned(['transfer']))).toBe('leaves')
    expect(afterGiving('object', NO_FACTS)).toBe('may-leave')
    expect(afterGiving('unknown', undefined)).toBe('may-leave')
    expect(afterGiving('folder', undefined)).toBe('in-part')
  })
})
