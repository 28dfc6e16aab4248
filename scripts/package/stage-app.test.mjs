// @ts-check
import { expect, it } from 'vitest'
import { shippedManifest } from './stage-app.mjs'

it('ships a manifest without tools, with the commit, and with those packages only that are shipped as they are', () => {
  const manifest = {
    name: 'satchel',
    productName: 'Satchel',
    version: '1.2.3',
    scripts: { start: 'x' },
    dependencies: { libsql: '1.0.0', react: '19.0.0' },
    devDependencies: { vite: '8.0.0' },
  }
  const shipped = shippedManifest(manifest, ['libsql', 'detect-libc'], 'abc1234')
  expect(shipped).toMatchObject({ name: 'satchel', version: '1.2.3', commit: 'abc1234' })
  expect(shipped.dependencies).toEqual({ libsql: '1.0.0' })
  expect(shipped).not.toHaveProperty('scripts')
  expect(shipped).not.toHaveProperty('devDependencies')
})
