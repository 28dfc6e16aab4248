import { execFileSync } from 'node:child_process'
import { existsSync, readdirSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { bench } from './fixtures/bench'

const DIST = resolve(import.meta.dirname, '../dist')
const NAME = 'package: installed / its runtime alone'
const BYTES_PER_MIB = 1024 * 1024

/** Everything that Satchel adds to the runtime that it ships. */
const OUR_OWN = /\/(?:bin|share)\/|\/resources\/|LICENSES\.satchel\.txt$/

interface Shipped {
  readonly bytes: number
  readonly path: string
}

function shippedIn(tarball: string): readonly Shipped[] {
  const listed = execFileSync('tar', ['-tvzf', tarball], { encoding: 'utf8' })
  return [...listed.matchAll(/^-\S+ +\S+ +(\d+) +\S+ +\S+ (.+)$/gm)].map(([, bytes, path = '']) => ({
    bytes: Number(bytes),
    path,
  }))
}

function mib(files: readonly Shipped[]): number {
  return files.reduce((sum, { bytes }) => sum + bytes, 0) / BYTES_PER_MIB
}

/** Sizes do not vary: one look is enough. */
bench('package', ({ record, skipFigure }) => {
  const tarball = existsSync(DIST)
    ? readdirSync(DIST).find(name => /^satchel-.*-linux-.*\.tar\.gz$/.test(name))
    : undefined
  if (tarball === undefined)
    return skipFigure(NAME, 'There is no package in dist/: npm run package makes one.')
  const files = shippedIn(join(DIST, tarball))
  const runtime = files.filter(({ path }) => !OUR_OWN.test(path))
  record({ name: NAME, unit: 'MiB', pairs: [{ app: mib(files), floor: mib(runtime) }] })
})
