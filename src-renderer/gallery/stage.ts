import { NARROW } from '../kit/use-media'

/** Resolves when the page shows what a selector names. */
export function shown(selector: string): Promise<HTMLElement> {
  return until(() => document.querySelector<HTMLElement>(selector))
}

export async function press(selector: string): Promise<void> {
  ;(await shown(selector)).click()
}

/** The places; in a narrow window they are asked for. */
export async function showPlaces(): Promise<void> {
  await shown('[role=toolbar]')
  if (window.matchMedia(NARROW).matches) await press('[role=toolbar] button[aria-pressed=false]')
  await shown('nav [data-place]')
}

/** Types over what a field holds, as far as React can tell. */
export async function type(selector: string, words: string): Promise<void> {
  const field = await shown(selector)
  if (!(field instanceof HTMLInputElement)) throw new Error(`${selector} is no field`)
  Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')?.set?.call(field, words)
  field.dispatchEvent(new Event('input', { bubbles: true }))
}

function until<T>(find: () => T | null): Promise<T> {
  const found = find()
  if (found !== null) return Promise.resolve(found)
  return new Promise(resolve => {
    const observer = new MutationObserver(() => {
      const found = find()
      if (found === null) return
      observer.disconnect()
      resolve(found)
    })
    observer.observe(document, { childList: true, subtree: true, attributes: true })
  })
}
