import { beforeEach, expect, it, onTestFinished, vi } from 'vitest'
import type { Session } from '../session/session'
import { openSession, stubMain } from '../testing/open-session'
import type { DragSource } from './drag-data'
import { dragFromOther, endForOthers, neighboursOf, tellOthers } from './from-other-window'

const FIRST: DragSource = { kind: 'tray', dragged: [] }
const SECOND: DragSource = { kind: 'rows', dragged: [], rows: [] }

beforeEach(() => {
  stubMain()
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
  onTestFinished(() => void vi.useRealTimers())
})

/** Two windows that show the same inventory. */
function twoWindows(): { readonly here: Session; readonly there: Session } {
  const [here, there] = [openSession(), openSession()]
  onTestFinished(() => {
    here.close()
    there.close()
  })
  neighboursOf(there)
  return { here, there }
}

/** What the window knows of the drag that came over. */
const knownIn = (session: Session, marks: Record<string, string>): DragSource | null =>
  dragFromOther(session, { types: Object.keys(marks) })

function drag(session: Session, source: DragSource): Record<string, string> {
  const marks = tellOthers(session, 1, () => source)
  vi.advanceTimersByTime(0)
  return marks
}

it('the end of a drag is not taken for the end of the one that was begun right after it', async () => {
  const { here, there } = twoWindows()
  const first = drag(here, FIRST)
  await expect.poll(() => knownIn(there, first)).toEqual(FIRST)
  endForOthers(here)
  vi.advanceTimersByTime(500)
  const second = drag(here, SECOND)
  await expect.poll(() => knownIn(there, second)).toEqual(SECOND)
  // Opened last, it hears last what all are told.
  const another = new BroadcastChannel(`drag ${here.key}`)
  onTestFinished(() => another.close())
  const isSaid = new Promise(resolve => another.addEventListener('message', resolve))
  vi.advanceTimersByTime(900)
  await isSaid
  expect(knownIn(there, second)).toEqual(SECOND)
})

it('a drag is over with the session that it was begun in, and nothing of it is said later', async () => {
  const { here, there } = twoWindows()
  const marks = drag(here, FIRST)
  await expect.poll(() => knownIn(there, marks)).toEqual(FIRST)
  endForOthers(here)
  const next = drag(here, SECOND)
  await expect.poll(() => knownIn(there, next)).toEqual(SECOND)
  tellOthers(here, 1, () => FIRST)
  here.close()
  await expect.poll(() => knownIn(there, next)).toBeNull()
  // On a closed line nothing can be said any more.
  expect(vi.getTimerCount()).toBe(0)
  expect(drag(here, FIRST)).not.toEqual({})
  endForOthers(here)
  expect(vi.getTimerCount()).toBe(0)
})
