// @ts-check
// Asks a grid for one folder and parses the reply into objects: the floor of listing it. Answers each line with one.
import { createInterface } from 'node:readline'
import { SaxesParser } from 'saxes'
import { Pool } from 'undici'

const [, , address = '', body = ''] = process.argv
const pool = new Pool(address)

const lines = createInterface({ input: process.stdin })[Symbol.asyncIterator]()
while ((await lines.next()).done !== true) {
  const startMs = performance.now()
  const items = await ask()
  console.log(JSON.stringify({ ms: performance.now() - startMs, items }))
}

async function ask() {
  const reply = await pool.request({
    method: 'POST',
    path: '/xinventory',
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    body,
  })
  const parser = new SaxesParser({ position: false })
  const decoder = new TextDecoder()
  /** @type {Record<string, string>[]} */
  const items = []
  /** @type {Record<string, string> | null} */
  let item = null
  let text = ''
  parser.on('opentag', ({ attributes }) => {
    text = ''
    if ('type' in attributes) item = {}
  })
  parser.on('text', more => {
    text += more
  })
  parser.on('closetag', ({ name, attributes }) => {
    if (!('type' in attributes)) {
      if (item !== null) item[name] = text
    } else if (item !== null) {
      items.push(item)
      item = null
    }
  })
  for await (const chunk of reply.body) parser.write(decoder.decode(chunk, { stream: true }))
  parser.close()
  return items.length
}
