import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { AppFailure } from '../../../src-shared/errors'
import type { SourceWish } from '../../../src-shared/model/added-source'
import { testFolder } from '../../testing/sandbox-process'
import { type Keyring, SecretBox } from './secret-box'
import { SourceBook } from './source-book'

/** As `safeStorage` behaves where there is a keyring, and where there is none. */
const KEYRING: Keyring = {
  isEncryptionAvailable: () => true,
  encryptString: plain => Buffer.from(Buffer.from(plain).toString('base64url')),
  decryptString: sealed => Buffer.from(sealed.toString(), 'base64url').toString(),
}
const NONE: Keyring = {
  isEncryptionAvailable: () => false,
  encryptString: () => {
    throw new Error('Encryption is not available')
  },
  decryptString: () => {
    throw new Error('Encryption is not available')
  },
}

const GRID: SourceWish = {
  title: 'Grid',
  settings: { address: 'http://grid.example:8003/', avatar: 'Ada Lovelace', serviceName: 'satchel' },
  secrets: { servicePassword: 'tuna fish' },
  mayChange: false,
}

const PICTURES: SourceWish = {
  title: 'Pictures',
  settings: { folder: '/home/ada/Pictures/' },
  secrets: {},
  mayChange: true,
}

function bookIn(folder: string, keyring = KEYRING): SourceBook {
  return new SourceBook({ file: fileIn(folder), box: new SecretBox(keyring), log: () => {} })
}

function fileIn(folder: string): string {
  return join(folder, 'sources.json')
}

function sentenceOf(work: () => unknown): string | undefined {
  try {
    work()
  } catch (thrown) {
    if (thrown instanceof AppFailure) return thrown.error.said?.code
    throw thrown
  }
  return undefined
}

describe('SourceBook', () => {
  it('knows at the next start what was added, and what was shown', () => {
    const folder = testFolder()
    const first = bookIn(folder)
    const { id } = first.add('folder', PICTURES)
    first.add('opensim', GRID)
    first.show(id)
    const again = bookIn(folder)
    expect(again.sources).toEqual(first.sources)
    expect(again.sources.map(({ settings }) => settings)).toEqual([
      { folder: '/home/ada/Pictures' },
      { address: 'http://grid.example:8003', avatar: 'Ada Lovelace', serviceName: 'satchel' },
    ])
    expect(again.shown).toBe(id)
  })

  it('keeps secrets sealed where there is a keyring, and never tells them with the source', () => {
    const folder = testFolder()
    const { id } = bookIn(folder).add('opensim', GRID)
    expect(readFileSync(fileIn(folder), 'utf8')).not.toContain('tuna')
    const again = bookIn(folder)
    expect(again.secretsOf(id)).toEqual({ servicePassword: 'tuna fish' })
    expect(again.secretStateOf(id)).toBe('kept')
    expect(JSON.stringify(again.sources)).not.toContain('tuna')
  })

  it('keeps secrets until the program ends where there is none, and asks for them then', () => {
    const folder = testFolder()
    const first = bookIn(folder, NONE)
    const { id } = first.add('opensim', GRID)
    expect(first.secretsOf(id)).toEqual({ servicePassword: 'tuna fish' })
    expect(first.secretStateOf(id)).toBe('until-end')
    expect(readFileSync(fileIn(folder), 'utf8')).not.toContain('tuna')
    const again = bookIn(folder, NONE)
    expect(again.secretStateOf(id)).toBe('asked')
    again.change(id, GRID)
    expect(again.secretStateOf(id)).toBe('until-end')
  })

  it('asks again for what another keyring sealed', () => {
    const folder = testFolder()
    const { id } = bookIn(folder).add('opensim', GRID)
    const other: Keyring = { ...KEYRING, decryptString: () => 'not what was sealed' }
    const book = bookIn(folder, other)
    expect(book.needsSecrets(id)).toBe(true)
    expect(book.secretStateOf(id)).toBe('asked')
  })

  it('opens what is sealed when it is needed, not to say that it is kept, and again where the keyring was locked', () => {
    const folder = testFolder()
    const { id } = bookIn(folder).add('opensim', GRID)
    let [opened, isLocked] = [0, true]
    const counted: Keyring = {
      ...KEYRING,
      decryptString: sealed => {
        opened++
        return isLocked ? '' : KEYRING.decryptString(sealed)
      },
    }
    const book = bookIn(folder, counted)
    expect([book.secretStateOf(id), opened]).toEqual(['kept', 0])
    expect([book.needsSecrets(id), book.secretStateOf(id)]).toEqual([true, 'asked'])
    isLocked = false
    expect([book.needsSecrets(id), book.secretStateOf(id), opened]).toEqual([false, 'kept', 2])
  })

  it('loses no secret that cannot be opened now, whatever else is changed', () => {
    const folder = testFolder()
    const { id } = bookIn(folder).add('opensim', GRID)
    const locked: Keyring = { ...KEYRING, isEncryptionAvailable: () => false, decryptString: () => '' }
    const book = bookIn(folder, locked)
    book.change(id, { ...GRID, title: 'Old grid', secrets: {} })
    expect(book.secretStateOf(id)).toBe('asked')
    const again = bookIn(folder)
    expect(again.sources[0]?.title).toBe('Old grid')
    expect(again.secretsOf(id)).toEqual({ servicePassword: 'tuna fish' })
  })

  it('changes what is given, and leaves a secret as it is that is not', () => {
    const book = bookIn(testFolder())
    const { id } = book.add('opensim', GRID)
    book.change(id, { ...GRID, title: 'Old grid', secrets: {}, mayChange: true })
    expect(book.sources[0]).toMatchObject({ id, title: 'Old grid', mayChange: true })
    expect(book.secretsOf(id)).toEqual({ servicePassword: 'tuna fish' })
  })

  it('keeps a password no longer than somebody stays signed in', () => {
    const folder = testFolder()
    const book = bookIn(folder)
    const settings = { loginAddress: 'http://127.0.0.1:9000', user: 'Ada Lovelace' }
    const stays = { ...settings, staySignedIn: 'true' }
    const wish = { title: 'Region', settings: stays, secrets: { password: 'tuna fish' }, mayChange: false }
    const { id } = book.add('region', wish)
    expect(book.secretsOf(id)).toEqual({ password: 'tuna fish' })
    expect(readFileSync(fileIn(folder), 'utf8')).not.toContain('"sealed": null')
    book.change(id, { ...wish, settings, secrets: {} })
    expect(book.secretsOf(id)).toEqual({})
    expect(readFileSync(fileIn(folder), 'utf8')).toContain('"sealed": null')
    expect(bookIn(folder).secretsOf(id)).toEqual({})
  })

  it('writes nothing over a newer list that could not be set aside', () => {
    const file = join(testFolder(), 'x'.repeat(230))
    writeFileSync(file, '{"version":9,"sources":["mine"]}')
    const book = new SourceBook({ file, box: new SecretBox(KEYRING), log: () => {} })
    expect(sentenceOf(() => book.add('folder', PICTURES))).toBe('sources-not-written')
    expect(readFileSync(file, 'utf8')).toContain('mine')
  })

  it('forgets everything of what is removed', () => {
    const folder = testFolder()
    const book = bookIn(folder)
    const { id } = book.add('opensim', GRID)
    book.show(id)
    book.remove(id)
    expect(book.sources).toEqual([])
    expect(book.shown).toBeNull()
    expect(readFileSync(fileIn(folder), 'utf8')).not.toContain('grid.example')
    expect(sentenceOf(() => book.secretsOf(id))).toBe('no-such-source')
  })

  it.each([
    ['nothing where something is needed', {}, 'source-field-missing'],
    ['a folder that is not absolute', { folder: 'Pictures' }, 'folder-not-absolute'],
    ['a folder with a NUL in it', { folder: '/a\0b' }, 'folder-not-absolute'],
  ] as const)('refuses %s', (_what, settings, code) => {
    const book = bookIn(testFolder())
    expect(sentenceOf(() => book.add('folder', { ...PICTURES, settings }))).toBe(code)
    expect(book.sources).toEqual([])
  })

  it.each(['grid.example', 'ftp://grid.example', 'http://ada:tuna@grid.example:8003', ':'])(
    'refuses %s as an address: a password belongs into its own field',
    address => {
      const book = bookIn(testFolder())
      const wish = { ...GRID, settings: { ...GRID.settings, address } }
      expect(sentenceOf(() => book.add('opensim', wish))).toBe('not-a-web-address')
    },
  )

  it('refuses the same inventory a second time, under whatever name', () => {
    const book = bookIn(testFolder())
    book.add('folder', PICTURES)
    const twin = { ...PICTURES, title: 'Again', settings: { folder: '/home/ada/./Pictures' } }
    expect(sentenceOf(() => book.add('folder', twin))).toBe('source-there-already')
  })

  it('leaves out what makes no sense in its file, and keeps the rest', () => {
    const folder = testFolder()
    bookIn(folder).add('folder', PICTURES)
    const stored: unknown = JSON.parse(readFileSync(fileIn(folder), 'utf8'))
    const sources = typeof stored === 'object' && stored !== null && 'sources' in stored ? stored.sources : []
    const odd = [{ id: 'x', platform: 'gopher' }, ...(Array.isArray(sources) ? sources : [])]
    writeFileSync(fileIn(folder), JSON.stringify({ version: 1, sources: odd, shown: 'x' }))
    const again = bookIn(folder)
    expect(again.sources.map(({ title }) => title)).toEqual(['Pictures'])
    expect(again.shown).toBeNull()
    // Another Satchel may understand it.
    again.add('folder', { ...PICTURES, settings: { folder: '/srv/other' } })
    expect(readFileSync(fileIn(folder), 'utf8')).toContain('gopher')
  })

  it('says so where nothing can be written, and has changed nothing', () => {
    const folder = testFolder()
    writeFileSync(join(folder, 'in-the-way'), '')
    const book = new SourceBook({
      file: join(folder, 'in-the-way', 'sources.json'),
      box: new SecretBox(KEYRING),
      log: () => {},
    })
    expect(sentenceOf(() => book.add('folder', PICTURES))).toBe('sources-not-written')
    expect(book.sources).toEqual([])
  })
})
