import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { electronPath } from '../e2e/fixtures/electron'
import { alternate } from './fixtures/alternate'
import { bench, EMPTY_APP } from './fixtures/bench'
import { timeOfStart, timeToRows } from './fixtures/start-time'

bench('start', async ({ folder, serve, record }) => {
  const sandbox = await serve('--seed', 'empty', '--bulk-root', '200')
  const [home, floorHome] = [join(folder, 'app'), join(folder, 'floor')]
  for (const made of [home, floorHome]) mkdirSync(made)
  electronPath()
  const result = await alternate(
    () => timeToRows(home, sandbox.address),
    () => timeOfStart({ home: floorHome, program: EMPTY_APP, until: 'floor: painted' }),
  )
  record({
    name: 'start: to the first rows / empty window',
    unit: 'ms',
    pairs: result('ms'),
    goal: 1.25,
    gate: 1.4,
  })
})
