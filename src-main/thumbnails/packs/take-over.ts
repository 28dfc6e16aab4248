import { rm } from 'node:fs/promises'
import { setTimeout as pause } from 'node:timers/promises'
import { z } from 'zod'
import { loadCacache } from '../load-cacache'
import type { PackStore } from './pack-store'

/** A start has better things to do. */
const BEGIN_MS = 30_000
const AT_ONCE = 32
const PAUSE_MS = 100

/** As the queue makes them: owner, record id, address of the asset. */
const oldKey = z.tuple([z.string(), z.string(), z.string()])

export interface OldCache {
  get(key: string): Promise<Uint8Array | null>
}

/**
 * Pictures in the folder of before: what is there is found, and moves to the packs
 * by and by, a few at a time; then the folder goes. Nothing is told of failures.
 */
export function takeOver(folder: string, store: PackStore, beginMs = BEGIN_MS): OldCache {
  const timer = setTimeout(() => void moveAll(folder, store).catch(() => {}), beginMs)
  timer.unref()
  return {
    get: async key => {
      const cacache = await loadCacache()
      return cacache.get(folder, key).then(
        ({ data }) => data,
        () => null,
      )
    },
  }
}

async function moveAll(folder: string, store: PackStore): Promise<void> {
  const cacache = await loadCacache()
  const entries = Object.values(await cacache.ls(folder))
  for (let at = 0; at < entries.length; at += AT_ONCE) {
    for (const { key, integrity } of entries.slice(at, at + AT_ONCE)) {
      const owner = ownerOf(key)
      if (owner === null || (await store.has(owner, key))) continue
      const data = await cacache.get.byDigest(folder, integrity).catch(() => null)
      if (data !== null) store.put(owner, key, data)
    }
    await store.flush()
    await pause(PAUSE_MS)
  }
  await rm(folder, { recursive: true, force: true })
}

function ownerOf(key: string): string | null {
  try {
    return oldKey.safeParse(JSON.parse(key)).data?.[0] ?? null
  } catch {
    return null
  }
}
