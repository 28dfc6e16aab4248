import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { HeldKeys } from './held-keys'

const pressed = (key: string): Parameters<HeldKeys['hold']>[0] => ({
  key,
  code: '',
  ctrlKey: false,
  metaKey: false,
  shiftKey: false,
})

/** What has the focus, and what is done there with each key. */
class Target {
  readonly keys: string[] = []
  readonly #on: (key: string) => void

  constructor(on: (key: string) => void) {
    this.#on = on
  }

  dispatchEvent({ key = '' }: Event & { readonly key?: string }): boolean {
    this.keys.push(key)
    this.#on(key)
    return true
  }
}

/** Node has neither. */
beforeEach(() => {
  vi.stubGlobal('document', { activeElement: null })
  vi.stubGlobal(
    'KeyboardEvent',
    class {
      readonly key: string
      constructor(_type: string, { key }: { readonly key: string }) {
        this.key = key
      }
    },
  )
})
afterEach(() => {
  vi.unstubAllGlobals()
})

async function release(held: HeldKeys, on: (key: string) => void): Promise<readonly string[]> {
  const target = new Target(on)
  Object.assign(document, { activeElement: target })
  await held.release(target)
  return target.keys
}

it('presses what was held in its order', async () => {
  const held = new HeldKeys()
  for (const key of ['ArrowDown', 'f', 'r']) held.hold(pressed(key))
  expect(await release(held, () => {})).toEqual(['ArrowDown', 'f', 'r'])
  expect(held.first).toBeNull()
})

it('presses what comes on the way behind what was there before', async () => {
  const held = new HeldKeys()
  for (const key of ['f', 'r', 'u']) held.hold(pressed(key))
  const keys = await release(held, key => {
    if (key === 'f') for (const later of ['i', 'Enter']) held.holdBehind(pressed(later))
  })
  expect(keys).toEqual(['f', 'r', 'u', 'i', 'Enter'])
  expect(held.isReleasing).toBe(false)
})

it('forgets the rest when a key acts at once', async () => {
  const held = new HeldKeys()
  for (const key of ['f', 'r']) held.hold(pressed(key))
  expect(await release(held, () => held.forgetAll())).toEqual(['f'])
})
