import type { WebContents } from 'electron'
import { CHANNELS, type EventEnvelope, type Publish } from '../../src-shared/ipc/contract'

/**
 * Tells the page something unasked. Quiet when there is none: it asks for the
 * state when it comes. Takes the page itself, because a window that has closed
 * throws when it is asked for its page, and much happens while a program ends.
 */
export function publisherTo(contents: WebContents): Publish {
  return (name, payload) => {
    if (contents.isDestroyed() || contents.isCrashed()) return
    const envelope: EventEnvelope<typeof name> = { name, payload }
    contents.send(CHANNELS.event, envelope)
  }
}
