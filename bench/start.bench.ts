import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdirSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { createInterface } from 'node:readline'
import { electronArguments, electronEnvironment, electronPath } from '../e2e/fixtures/electron'
import { alternate } from './fixtures/alternate'
import { bench, EMPTY_APP } from './fixtures/bench'

const PROJECT = resolve(import.meta.dirname, '..')

interface Start {
  readonly home: string
  readonly program: string
  readonly arguments?: readonly string[]
  readonly environment?: Readonly<Record<string, string>>
  /** How the line begins that the program says when it is there. */
  readonly until: string
}

/** From the start of the process, without Playwright in between, to the line. */
async function timeOf({ home, program, arguments: extra = [], environment = {}, until }: Start) {
  const startMs = performance.now()
  const child = spawn(electronPath(), electronArguments(home, program, extra), {
    env: electronEnvironment(home, environment),
    stdio: ['ignore', 'pipe', 'ignore'],
  })
  for await (const line of createInterface({ input: child.stdout })) if (line.startsWith(until)) break
  const ms = performance.now() - startMs
  const ended = once(child, 'exit')
  child.kill()
  await ended
  return { ms }
}

bench('start', async ({ folder, serve, record }) => {
  const sandbox = await serve('--seed', 'empty', '--bulk-root', '200')
  const [home, floorHome] = [join(folder, 'app'), join(folder, 'floor')]
  for (const made of [home, floorHome]) mkdirSync(made)
  electronPath()
  const result = await alternate(
    () =>
      timeOf({
        home,
        program: PROJECT,
        arguments: ['--source', sandbox.address],
        environment: { SATCHEL_MILESTONES: '1' },
        until: 'satchel: milestone entries ok',
      }),
    () => timeOf({ home: floorHome, program: EMPTY_APP, until: 'floor: painted' }),
  )
  record({
    name: 'start: to the first rows / empty window',
    unit: 'ms',
    pairs: result('ms'),
    goal: 1.25,
    gate: 1.4,
  })
})
