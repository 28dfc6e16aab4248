import { realpathSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { testFolder } from '../testing/sandbox-process'
import { picturesFolder } from './pictures-folder'

describe('picturesFolder', () => {
  it('is the package beside the bundle', () => {
    expect(picturesFolder(join(process.cwd(), 'out/main'))).toBe(
      join(realpathSync('node_modules'), '@lobehub/fluent-emoji-3d/assets'),
    )
  })

  it('is missing without a fault where the package is', () => {
    expect(picturesFolder(testFolder())).toBeNull()
  })
})
