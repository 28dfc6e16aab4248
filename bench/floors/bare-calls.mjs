// @ts-check
// Calls the inventory service and does nothing with the replies: the floor of everything that goes over the wire.
// Takes orders as lines of JSON from stdin, one at a time, and answers each with a line.
import { createInterface } from 'node:readline'
import { Client, credentials } from '@grpc/grpc-js'

const SERVICE = '/resonite_io.v1.Inventory/'

/** How often the process looks whether it may: 1 ms is the finest that Node's timers know. */
const TICK_MS = 1

const client = new Client(process.argv[2] ?? '', credentials.createInsecure(), {
  'grpc.max_receive_message_length': -1,
})

for await (const line of createInterface({ input: process.stdin })) {
  const order = JSON.parse(line)
  const answer = await run(order).catch(error => ({ error: String(error) }))
  console.log(JSON.stringify(answer))
}

/** @param {{ method: string, requests: readonly string[][] }} order */
async function run({ method, requests }) {
  const pauses = watchPauses()
  const startMs = performance.now()
  for (const fields of requests) await call(method, fields)
  const ms = performance.now() - startMs
  return { ms, longestPauseMs: await pauses() }
}

/**
 * @param {string} method
 * @param {readonly string[]} fields
 */
function call(method, fields) {
  return new Promise((resolve, reject) => {
    client.makeUnaryRequest(SERVICE + method, encode, decode, fields, (error, reply) =>
      error ? reject(error) : resolve(reply),
    )
  })
}

/**
 * All requests that are needed here consist of strings, numbered from 1.
 * @param {readonly string[]} fields
 */
function encode(fields) {
  return Buffer.concat(
    fields.flatMap((text, index) => {
      const bytes = Buffer.from(text)
      return [Buffer.from([((index + 1) << 3) | 2, ...varint(bytes.length)]), bytes]
    }),
  )
}

/**
 * @param {number} number
 * @returns {readonly number[]}
 */
function varint(number) {
  return number < 128 ? [number] : [(number & 127) | 128, ...varint(number >>> 7)]
}

/** @param {Buffer} bytes */
function decode(bytes) {
  return bytes
}

function watchPauses() {
  let longestMs = 0
  let lastMs = performance.now()
  const look = () => {
    const nowMs = performance.now()
    longestMs = Math.max(longestMs, nowMs - lastMs)
    lastMs = nowMs
  }
  const timer = setInterval(look, TICK_MS)
  return () =>
    new Promise(resolve => {
      setTimeout(() => {
        look()
        clearInterval(timer)
        resolve(longestMs)
      }, TICK_MS)
    })
}
