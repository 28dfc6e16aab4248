// @ts-check
import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import fs from 'node:fs'
import path from 'node:path'
import { filesBelow } from '../package/linux-tree.mjs'

/** @typedef {import('./clean-root.mjs').CleanRoot} CleanRoot */

const home = '/home/ada'
const rights = ['--reuid=ada', '--regid=ada', '--init-groups']

/** Somebody who uses the clean Debian, with a home and without rights. */
export class Person {
  #root
  #display

  /**
   * @param {CleanRoot} root
   * @param {string} display
   */
  constructor(root, display) {
    this.#root = root
    this.#display = display
  }

  async moveIn() {
    await this.#root.run('useradd', ['--create-home', '--shell=/bin/sh', 'ada'])
  }

  /**
   * Puts a "satchel" before the installed one on this person's PATH that only adds the port to look in through: the
   * desktop file stays as it was installed.
   * @param {number} port
   */
  openLookingGlass(port) {
    const file = this.#root.path(`${home}/bin/satchel`)
    fs.mkdirSync(path.dirname(file), { recursive: true })
    fs.writeFileSync(file, `#!/bin/sh\nexec /usr/bin/satchel --remote-debugging-port=${port} "$@"\n`, {
      mode: 0o755,
    })
  }

  /**
   * Starts a command and leaves it running; what it and all that it starts says goes to a file in the home.
   * @param {string} command
   * @param {...string} args
   * @returns {Promise<number>} the exit code of the command itself
   */
  run(command, ...args) {
    return this.runWithin(null, command, ...args)
  }

  /**
   * The same in a network that is watched.
   * @param {import('./quiet-network.mjs').QuietNetwork | null} network
   * @param {string} command
   * @param {...string} args
   * @returns {Promise<number>}
   */
  async runWithin(network, command, ...args) {
    const inner = ['-i', ...this.#environment(), command, ...args]
    const {
      command: outer,
      args: outerArgs,
      env,
    } = this.#root.entering('setpriv', [...rights, 'env', ...inner])
    const entered = network?.entering(outer, outerArgs) ?? { command: outer, args: outerArgs }
    const words = fs.openSync(this.#root.path(`${home}/words.log`), 'a')
    const child = spawn(entered.command, entered.args, { env, stdio: ['ignore', words, words] })
    const code = await new Promise(resolve => child.once('exit', resolve))
    fs.closeSync(words)
    return Number(code)
  }

  #environment() {
    return [
      `HOME=${home}`,
      `PATH=${home}/bin:/usr/bin:/bin`,
      `DISPLAY=${this.#display}`,
      'LANG=C.UTF-8',
      'USER=ada',
    ]
  }

  /** What Satchel has logged so far. */
  log() {
    try {
      return fs.readFileSync(this.#root.path(`${home}/.config/Satchel/logs/main.log`), 'utf8')
    } catch {
      return ''
    }
  }

  /** What the console would have shown. */
  words() {
    return fs.readFileSync(this.#root.path(`${home}/words.log`), 'utf8')
  }

  /** @returns {Map<string, string>} the hash of every file that Satchel keeps for this person */
  data() {
    const folder = this.#root.path(`${home}/.config/Satchel`)
    return new Map(
      filesBelow(folder).map(file => [
        path.relative(folder, file),
        createHash('sha256').update(fs.readFileSync(file)).digest('hex'),
      ]),
    )
  }
}
