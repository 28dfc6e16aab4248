// @ts-check
// npm run bench:peers: how long Satchel and Debian's file managers take to open a large folder. bench/README.md
import './set-up/require-node.mjs'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { benchTable } from './bench/bench-table.mjs'
import { compare } from './bench/peers/compare.mjs'
import { parsePeersArguments } from './bench/peers/peers-arguments.mjs'
import { peersFigures, programLines } from './bench/peers/peers-figures.mjs'
import { missingSentences, peers } from './bench/peers/programs.mjs'
import { projectFolder } from './project-folder.mjs'
import { runEntry } from './run-entry.mjs'
import { atExit } from './set-up/at-exit.mjs'
import { setUpEverything } from './set-up/set-up.mjs'
import { SetUpFailure } from './set-up/set-up-failure.mjs'
import { hasCommand } from './set-up/shared-libraries.mjs'

const resultFile = path.join(projectFolder, 'bench', 'results', 'peers.json')

await runEntry(async () => {
  const { counts, ...options } = parsePeersArguments(process.argv.slice(2))
  const installed = installedPeers()
  const electron = await setUpEverything(console.log, { virtualDisplay: true })
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'satchel-peers-'))
  atExit(() => fs.rmSync(folder, { recursive: true, force: true }))
  const given = { ...options, folder, electron, peers: installed }
  const rows = []
  for (const count of counts) rows.push(await compare({ ...given, count, say: console.log }))
  const figures = rows.flatMap(peersFigures)
  fs.mkdirSync(path.dirname(resultFile), { recursive: true })
  fs.writeFileSync(resultFile, `${JSON.stringify({ figures, rows: rows.flat() }, null, 2)}\n`)
  for (const [index, count] of counts.entries()) {
    console.log(`\n${count.toLocaleString('en')} entries  first rows    complete    of the fastest  (runs)`)
    for (const line of programLines(rows[index] ?? [])) console.log(line)
  }
  console.log(`\n${benchTable(figures, [])}`)
  return 0
})

/** Says which are missing; a comparison with nobody is none. */
function installedPeers() {
  if (process.platform !== 'linux')
    throw new SetUpFailure(
      'npm run bench:peers compares with file managers of Debian: it runs on Linux only.',
    )
  const installed = peers.filter(({ command }) => hasCommand(command))
  const missing = missingSentences(peers.filter(peer => !installed.includes(peer)))
  for (const sentence of missing) console.log(sentence)
  if (installed.length === 0) throw new SetUpFailure('None of these file managers is installed.')
  if (!hasCommand('dbus-run-session'))
    throw new SetUpFailure('The command dbus-run-session is missing: apt-get install dbus-daemon')
  return installed
}
