// @ts-check
// Asks a region for one folder and parses the reply into values: the floor of listing it. Answers each line with one.
import { createInterface } from 'node:readline'
import { SaxesParser } from 'saxes'
import { Pool } from 'undici'

const [, , address = '', body = ''] = process.argv
const { origin, pathname } = new URL(address)
const pool = new Pool(origin)

const lines = createInterface({ input: process.stdin })[Symbol.asyncIterator]()
while ((await lines.next()).done !== true) {
  const startMs = performance.now()
  const items = await ask()
  console.log(JSON.stringify({ ms: performance.now() - startMs, items }))
}

/** @typedef {{ [key: string]: Value }} ValueMap */
/** @typedef {string | number | ValueMap | Value[]} Value */

async function ask() {
  const reply = await pool.request({
    method: 'POST',
    path: pathname,
    headers: { 'content-type': 'application/llsd+xml' },
    body,
  })
  const parser = new SaxesParser({ position: false })
  const decoder = new TextDecoder()
  /** @type {{ readonly value: ValueMap | Value[], key: string }[]} */
  const open = [{ value: [], key: '' }]
  let items = 0
  let text = ''
  /** @param {Value} value */
  const put = value => {
    const into = open.at(-1)
    if (Array.isArray(into?.value)) into.value.push(value)
    else if (into !== undefined) into.value[into.key] = value
  }
  parser.on('opentag', ({ name }) => {
    text = ''
    if (name === 'map' || name === 'array') open.push({ value: name === 'map' ? {} : [], key: '' })
  })
  parser.on('text', more => {
    text += more
  })
  parser.on('closetag', ({ name }) => {
    const into = open.at(-1)
    if (name === 'key' && into !== undefined) into.key = text
    else if (name === 'integer' || name === 'real') put(Number(text))
    else if (name === 'map' || name === 'array') {
      const closed = open.pop()?.value ?? {}
      if ('item_id' in closed) items++
      put(closed)
    } else if (name !== 'llsd') put(text)
  })
  for await (const chunk of reply.body) parser.write(decoder.decode(chunk, { stream: true }))
  parser.close()
  return items
}
