// @ts-check
import net from 'node:net'
import path from 'node:path'

const answerWithinMs = 2_000

/**
 * Where an X server of that name listens.
 * @param {string} display the value of DISPLAY
 * @returns {net.NetConnectOpts | undefined} undefined: no valid name
 */
export function addressOfDisplay(display) {
  const match = /^(?:unix)?(?<host>[^:/]*):(?<number>\d+)(?:\.\d+)?$/.exec(display)
  if (!match?.groups) return undefined
  const number = Number(match.groups['number'])
  const host = match.groups['host']
  return host ? { host, port: 6000 + number } : { path: `/tmp/.X11-unix/X${number}` }
}

/**
 * @param {NodeJS.ProcessEnv} env
 * @returns {Promise<'x11' | 'wayland' | undefined>} the display that really answers
 */
export async function findDisplay(env = process.env) {
  const x11 = env['DISPLAY'] && addressOfDisplay(env['DISPLAY'])
  if (x11 && (await answers(x11))) return 'x11'
  const wayland = env['WAYLAND_DISPLAY']
  if (wayland && (await answers({ path: path.resolve(env['XDG_RUNTIME_DIR'] ?? '/', wayland) })))
    return 'wayland'
  return undefined
}

/** @param {net.NetConnectOpts} address */
function answers(address) {
  return new Promise(resolve => {
    const socket = net.connect({ ...address, timeout: answerWithinMs })
    const finish = (/** @type {boolean} */ answer) => {
      socket.destroy()
      resolve(answer)
    }
    socket.once('connect', () => finish(true))
    socket.once('error', () => finish(false))
    socket.once('timeout', () => finish(false))
  })
}
