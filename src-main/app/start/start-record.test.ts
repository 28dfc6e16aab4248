import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { VersionedFile } from '../../storage/versioned-file'
import { StartRecord } from './start-record'

let folder: string
const nextStart = (): StartRecord =>
  new StartRecord(new VersionedFile(join(folder, 'starts.json'), 1, () => {}), () => {})

function crash(): void {
  nextStart().begin()
}

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'satchel-start-'))
})

afterEach(() => {
  rmSync(folder, { recursive: true, force: true })
})

describe('StartRecord', () => {
  it('has had enough after two failed starts in a row', () => {
    expect(nextStart().hasFailedTooOften).toBe(false)
    crash()
    expect(nextStart().hasFailedTooOften).toBe(false)
    crash()
    expect(nextStart().hasFailedTooOften).toBe(true)
  })

  it('begins anew after a start that succeeded', () => {
    crash()
    const good = nextStart()
    good.begin()
    good.succeed()
    crash()
    expect(nextStart().hasFailedTooOften).toBe(false)
  })

  it('does not count a start that a person ended at once', () => {
    crash()
    const ended = nextStart()
    ended.begin()
    ended.takeBack()
    expect(nextStart().hasFailedTooOften).toBe(false)
    crash()
    expect(nextStart().hasFailedTooOften).toBe(true)
  })

  it.each(['', '{"version":1}', '{"version":1,"failedStarts":-3}', '{"version":1,"failedStarts":"9"}'])(
    'knows nothing of failures when its file says %j',
    text => {
      writeFileSync(join(folder, 'starts.json'), text)
      expect(nextStart().hasFailedTooOften).toBe(false)
    },
  )

  it('lets start where nothing can be written', () => {
    rmSync(folder, { recursive: true })
    writeFileSync(folder, 'in the way')
    expect(crash).not.toThrow()
  })
})
