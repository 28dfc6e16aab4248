import { AppFailure } from '../../src-shared/errors'
import {
  type GatewayPlatform,
  type LineState,
  NO_SOURCES,
  type SnapshotProgress,
  type SourceLine,
  type SourceList,
  type SourceWish,
} from '../../src-shared/model/added-source'
import type { SnapshotChanges } from '../../src-shared/model/snapshot-changes'
import { call, listen } from '../bridge/client'
import type { Overlay } from '../kit/overlay-store'
import { sayFailure } from '../kit/say-failure'
import { createStore, useStore } from '../kit/store'

/** Every inventory that was added, as main tells of it. */
const sourceListStore = createStore<SourceList>(NO_SOURCES)

let isWatched = false

/** Listens first and asks then, so that no change falls in between. */
export function watchSourceList(): void {
  if (isWatched) return
  isWatched = true
  let wasTold = false
  listen('sources.changed', list => {
    wasTold = true
    sayOfTwins(sourceListStore.get(), list)
    sourceListStore.update(() => list)
  })
  call('sources.list', null).then(
    list => {
      if (!wasTold) sourceListStore.update(() => list)
    },
    (error: unknown) => console.error('The list of inventories could not be read', error),
  )
}

/** One that turned out to be there already is shown under its first title, and why is said once. */
function sayOfTwins(before: SourceList, now: SourceList): void {
  for (const { source, state } of now.lines) {
    if (!isTwin(state)) continue
    const known = before.lines.find(line => line.source.id === source.id)
    if (known === undefined || !isTwin(known.state)) sayFailure(new AppFailure(state.error))
  }
}

function isTwin(state: LineState): state is Extract<LineState, { kind: 'lost' }> {
  if (state.kind !== 'lost') return false
  const code = state.error.said?.code
  return code === 'source-there-already' || code === 'source-found-already'
}

export function useSourceList(): SourceList {
  return useStore(sourceListStore, list => list)
}

/** Null where it is no longer in the list. */
export function useSourceLine(id: string): SourceLine | null {
  return useStore(sourceListStore, ({ lines }) => lines.find(({ source }) => source.id === id) ?? null)
}

/** The added one that the window shows; null while it shows what is found by itself. */
export function useShownLine(): SourceLine | null {
  return useStore(
    sourceListStore,
    ({ lines, shown }) => lines.find(({ source }) => source.id === shown) ?? null,
  )
}

/** The dialog that says all of one; null: of the one that is found by itself. */
export function aboutOf(id: string | null): Overlay {
  return id === null ? { kind: 'source' } : { kind: 'about-inventory', id }
}

/** Null: the one that is found by itself. */
export function showSource(id: string | null): void {
  call('sources.show', { id }).catch(sayFailure)
}

/** Fails with `AppFailure` where something is missing or makes no sense; its message says what. */
export async function addSource(platform: GatewayPlatform, wish: SourceWish): Promise<void> {
  await call('sources.add', { platform, ...wish })
}

/**
 * Signs in, fetches everything and signs out; the signal gives it up. `id` of one that is
 * there, else null. Answers how it differs from the one before, if there was one. Fails with `AppFailure`, also in the words of the service.
 */
export async function takeSnapshot(
  wish: SourceWish & { readonly platform: GatewayPlatform; readonly id: string | null },
  onProgress: (progress: SnapshotProgress) => void,
  signal: AbortSignal,
): Promise<SnapshotChanges | null> {
  const stop = listen('sources.snapshot', onProgress)
  try {
    const { changes } = await call('sources.takeSnapshot', wish, signal)
    return changes
  } finally {
    stop()
  }
}

/** Fails as `addSource` does. */
export async function changeSource(id: string, wish: SourceWish): Promise<void> {
  await call('sources.change', { id, ...wish })
}

/** Fails with `AppFailure` while something is being done there. */
export async function removeSource(id: string): Promise<void> {
  await call('sources.remove', { id })
}

/** Null when the person chose none. */
export function chooseFolder(): Promise<string | null> {
  return call('sources.chooseFolder', null)
}
