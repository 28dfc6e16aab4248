import { visibleText } from '../../../src-shared/domain/visible-text'

/** One thing that is known of an entry. */
export interface Fact {
  readonly label: string
  readonly value: string
  /** What it means, in words. */
  readonly note: string | null
  /** What copying takes; null where there is nothing to copy. */
  readonly copy: string | null
  readonly isCode: boolean
  /** Tells of the person's things: blurred in streamer mode. */
  readonly isPrivate: boolean
}

export function words(label: string, value: string): Fact {
  return { label, value, note: null, copy: null, isCode: false, isPrivate: false }
}

export function code(label: string, value: string | null): Fact | null {
  return value
    ? { label, value: visibleText(value), note: null, copy: value, isCode: true, isPrivate: true }
    : null
}
