// @ts-check
import fs from 'node:fs'
import path from 'node:path'

/**
 * Writes a page that shows every picture of a folder, and returns its path.
 * @param {string} folder
 */
export function writePictureSheet(folder) {
  const pictures = fs
    .readdirSync(folder)
    .filter(name => name.endsWith('.png'))
    .sort()
  const figures = pictures.map(
    name =>
      `<figure><a href="${name}"><img src="${name}" alt="" loading="lazy"></a><figcaption>${path.parse(name).name}</figcaption></figure>`,
  )
  const style =
    'body{display:flex;flex-wrap:wrap;gap:16px;font:13px system-ui;background:#888}img{width:420px}figure{margin:0}'
  const page = path.join(folder, 'index.html')
  fs.writeFileSync(
    page,
    `<!doctype html><meta charset="utf-8"><title>Gallery</title><style>${style}</style>${figures.join('\n')}`,
  )
  return page
}
