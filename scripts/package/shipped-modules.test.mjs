// @ts-check
import { expect, it } from 'vitest'
import { projectFolder } from '../project-folder.mjs'
import { shippedModules } from './shipped-modules.mjs'

it('ships what is loaded by name, and what that needs', () => {
  const modules = shippedModules(projectFolder)
  expect(modules).toEqual(expect.arrayContaining(['@lobehub/fluent-emoji-3d', '@neon-rs/load', 'libsql']))
  expect(modules.filter(name => name.startsWith('@libsql/'))).toHaveLength(1)
  expect(modules).not.toContain('react')
})
