// @ts-check
import { expect, it } from 'vitest'
import { parsePeersArguments } from './peers-arguments.mjs'
import { missingSentences, peers } from './programs.mjs'

it('opens 10,000 and 100,000 entries five times unless told', () => {
  expect(parsePeersArguments([])).toEqual({ runs: 5, counts: [10_000, 100_000], withinMs: 60_000 })
  expect(parsePeersArguments(['--runs=3', '--entries=500,1000', '--seconds=20'])).toEqual({
    runs: 3,
    counts: [500, 1000],
    withinMs: 20_000,
  })
})

it('refuses what it does not know', () => {
  for (const argument of ['--runs=0', '--entries=many', '--entries=1000000', 'dolphin'])
    expect(() => parsePeersArguments([argument])).toThrow(argument)
})

it('says of each program that is missing what brings it', () => {
  expect(missingSentences(peers.slice(0, 1))).toEqual([
    'Dolphin is not installed; this brings it: apt-get install --no-install-recommends dolphin',
  ])
})
