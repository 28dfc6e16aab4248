// @ts-check
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import fs from 'node:fs'
import { atExit } from '../set-up/at-exit.mjs'

/** Every address leads back here, so that whatever is tried is counted by the kernel, and nothing comes of it. */
const setUp = `
ip link set lo up
ip route add local default dev lo
ip -6 route add local default dev lo 2>/dev/null || true
echo ready
exec sleep infinity
`

/** Of util-linux, which every Debian has. */
const unshare = 'unshare'

/**
 * A network of its own for the programs that are started in it, in which the kernel counts what they try: names that
 * are looked up, datagrams, connections, whichever process of theirs does it and however.
 */
export class QuietNetwork {
  #holder

  /** @param {import('node:child_process').ChildProcess} holder */
  constructor(holder) {
    this.#holder = holder
    atExit(() => this.close())
  }

  static async make() {
    const holder = spawn(unshare, ['--net', 'sh', '-ec', setUp], { stdio: ['ignore', 'pipe', 'inherit'] })
    const [word] = await Promise.race([once(holder.stdout, 'data'), once(holder, 'exit')])
    if (String(word).trim() !== 'ready') throw new Error('There is no network to be watched.')
    return new QuietNetwork(holder)
  }

  /**
   * How to run a command in it.
   * @param {string} command
   * @param {readonly string[]} args
   */
  entering(command, args) {
    return { command: 'nsenter', args: [`--net=/proc/${this.#holder.pid}/ns/net`, command, ...args] }
  }

  /** What was tried so far: connections, datagrams, and datagrams over IPv6. */
  tried() {
    const { pid } = this.#holder
    const old = countersIn(fs.readFileSync(`/proc/${pid}/net/snmp`, 'utf8'))
    const six = fs.readFileSync(`/proc/${pid}/net/snmp6`, 'utf8')
    return {
      connections: old.get('Tcp ActiveOpens') ?? Number.NaN,
      datagrams: old.get('Udp OutDatagrams') ?? Number.NaN,
      datagrams6: Number(/^Udp6OutDatagrams\s+(\d+)/m.exec(six)?.[1] ?? 0),
    }
  }

  close() {
    this.#holder.kill('SIGKILL')
  }
}

/**
 * Of `/proc/net/snmp`: a line of names and a line of numbers for each protocol.
 * @param {string} text
 * @returns {ReadonlyMap<string, number>}
 */
export function countersIn(text) {
  /** @type {Map<string, number>} */
  const counters = new Map()
  const lines = text.trim().split('\n')
  for (let at = 0; at + 1 < lines.length; at += 2) {
    const [protocol = '', ...names] = (lines[at] ?? '').split(' ')
    const [, ...numbers] = (lines[at + 1] ?? '').split(' ')
    for (const [place, name] of names.entries())
      counters.set(`${protocol.replace(':', '')} ${name}`, Number(numbers[place]))
  }
  return counters
}
