// @ts-check
import fs from 'node:fs'
import path from 'node:path'
import { runTool } from '../package/run-tool.mjs'
import { runCommand } from '../run-command.mjs'
import { atExit } from '../set-up/at-exit.mjs'
import { SetUpFailure } from '../set-up/set-up-failure.mjs'
import { suiteSources } from './suite-sources.mjs'

const suite = 'bookworm'

/**
 * Mounts live in a name space of the command's own, so that nothing is left mounted, however it ends. /dev comes with
 * its shared memory, and the X server's socket with it.
 */
const enter = `
root=$1; shift
mount --rbind /dev "$root/dev"
mount -t proc proc "$root/proc"
mkdir -p "$root/tmp/.X11-unix"
if [ -d /tmp/.X11-unix ]; then mount --bind /tmp/.X11-unix "$root/tmp/.X11-unix"; fi
exec chroot "$root" "$@"
`

/** A Debian 12 with nothing but what every Debian has, in a folder that is removed at the end. */
export class CleanRoot {
  /** @param {string} folder */
  constructor(folder) {
    this.folder = folder
  }

  /** From Debian's mirror as this machine's apt knows it. */
  static async make() {
    const { stdout } = await runCommand('apt-get', [
      'indextargets',
      '--format=$(REPO_URI) $(RELEASE) $(COMPONENT) $(ORIGIN)',
      'Identifier: Packages',
    ])
    const { mirror, lines } = suiteSources(stdout, suite)
    // Not below a /tmp that may forbid programs that are set to root.
    const folder = fs.mkdtempSync('/var/tmp/satchel-root-')
    fs.chmodSync(folder, 0o755)
    const root = new CleanRoot(folder)
    atExit(() => root.remove())
    await runTool('debootstrap', ['--variant=minbase', suite, folder, mirror])
    fs.writeFileSync(path.join(folder, 'etc', 'apt', 'sources.list'), `${lines.join('\n')}\n`)
    fs.copyFileSync('/etc/resolv.conf', path.join(folder, 'etc', 'resolv.conf'))
    fs.writeFileSync(path.join(folder, 'etc', 'apt', 'apt.conf.d', '99proxy'), await proxySettings())
    await root.run('apt-get', ['update'])
    return root
  }

  /**
   * Runs a command inside as root.
   * @param {string} command
   * @param {readonly string[]} args
   */
  async run(command, args) {
    const result = await this.tryToRun(command, args)
    if (result.code !== 0)
      throw new SetUpFailure(`In the clean Debian, "${command} ${args.join(' ')}" failed:\n${result.output}`)
    return result.stdout
  }

  /**
   * @param {string} command
   * @param {readonly string[]} args
   */
  tryToRun(command, args) {
    const { command: outer, args: outerArgs, env } = this.entering(command, args)
    return runCommand(outer, outerArgs, { env })
  }

  /**
   * How to enter with a command.
   * @param {string} command
   * @param {readonly string[]} args
   */
  entering(command, args) {
    return {
      command: 'unshare',
      args: ['--mount', '--propagation=private', 'sh', '-ec', enter, 'enter', this.folder, command, ...args],
      env: {
        PATH: '/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin',
        HOME: '/root',
        LANG: 'C.UTF-8',
        DEBIAN_FRONTEND: 'noninteractive',
      },
    }
  }

  /** @param {string} place absolute, as seen from inside */
  path(place) {
    return path.join(this.folder, place)
  }

  /** Ends what still runs inside, and takes everything away. */
  remove() {
    for (const pid of this.processes()) {
      try {
        process.kill(pid, 'SIGKILL')
      } catch {
        // It ended by itself.
      }
    }
    fs.rmSync(this.folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 200 })
  }

  /** @returns {number[]} the processes whose root this is, or whose program comes from it: Chromium's sandbox hides the root of its own */
  processes() {
    return fs
      .readdirSync('/proc')
      .map(Number)
      .filter(pid => Number.isInteger(pid) && this.#isInside(pid))
  }

  /** @param {number} pid */
  #isInside(pid) {
    try {
      return (
        fs.readlinkSync(`/proc/${pid}/root`) === this.folder ||
        fs.readlinkSync(`/proc/${pid}/exe`).startsWith(`${this.folder}/`)
      )
    } catch {
      return false
    }
  }
}

/** A proxy that this machine's apt goes through is the one to go through inside. */
async function proxySettings() {
  const { stdout } = await runCommand('apt-config', ['dump', 'Acquire::http::Proxy', 'Acquire::https::Proxy'])
  return stdout
}
