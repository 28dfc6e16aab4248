import { SMALL_PICTURE_PX } from '../../src-shared/ipc/contract'

const QUALITY = 0.85

self.addEventListener('message', (event: MessageEvent<string>) => {
  void smallOf(event.data).then(
    data => self.postMessage(data, { transfer: [data.buffer] }),
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a worker has no origin to name
    () => self.postMessage(null),
  )
})

/** The same picture, as large as small ones are. Fails where it cannot be drawn. */
async function smallOf(dataUrl: string): Promise<Uint8Array<ArrayBuffer>> {
  const bytes = Uint8Array.from(atob(dataUrl.slice(dataUrl.indexOf(',') + 1)), letter => letter.charCodeAt(0))
  const full = await createImageBitmap(new Blob([bytes]))
  const scale = SMALL_PICTURE_PX / Math.max(full.width, full.height)
  const [width, height] = [full.width, full.height].map(side => Math.max(1, Math.round(side * scale)))
  const canvas = new OffscreenCanvas(width ?? 1, height ?? 1)
  const context = canvas.getContext('2d')
  if (context === null) throw new Error('There is no canvas.')
  context.imageSmoothingQuality = 'high'
  context.drawImage(full, 0, 0, canvas.width, canvas.height)
  full.close()
  const blob = await canvas.convertToBlob({ type: 'image/webp', quality: QUALITY })
  return new Uint8Array(await blob.arrayBuffer())
}
