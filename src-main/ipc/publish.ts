import type { WebContents } from 'electron'
import { CHANNELS, type EventEnvelope, type EventName, type Events } from '../../src-shared/ipc/contract'

export type Publish = <N extends EventName>(name: N, payload: Events[N]) => void

/** Tells the window something unasked. Quiet when there is none: it asks for the state when it comes. */
export function publisherTo(window: () => WebContents | null): Publish {
  return (name, payload) => {
    const contents = window()
    if (contents === null || contents.isDestroyed() || contents.isCrashed()) return
    const envelope: EventEnvelope<typeof name> = { name, payload }
    contents.send(CHANNELS.event, envelope)
  }
}
