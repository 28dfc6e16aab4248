import { beforeEach, expect, it } from 'vitest'
import { clearToasts, dismissRefusals, shownToasts, showToast, type Toast, toastStore } from './toast-store'

const say = (message: string, rest: Partial<Toast> = {}): void =>
  showToast({ tone: 'note', message, actions: [], ...rest })

const shown = (): readonly string[] => shownToasts(toastStore.get()).map(({ message }) => message)

beforeEach(() => clearToasts())

it('shows two at a time, the newest', () => {
  for (const message of ['one', 'two', 'three']) say(message)
  expect(shown()).toEqual(['two', 'three'])
})

it('keeps what went wrong half-way until it is dismissed, and shows it again when there is room', () => {
  say('broke off', { tone: 'failure', stays: true })
  say('two')
  say('three')
  expect(shown()).toEqual(['two', 'three'])
  toastStore.update(toasts => toasts.filter(({ message }) => message !== 'three'))
  expect(shown()).toEqual(['broke off', 'two'])
})

it('forgets a refusal when something was done, or its cause has gone', () => {
  say('locked', { tone: 'failure' })
  say('broke off', { tone: 'failure', stays: true })
  say('moved', { tone: 'result' })
  expect(shown()).toEqual(['broke off', 'moved'])
  say('not connected', { tone: 'failure' })
  dismissRefusals()
  expect(toastStore.get().map(({ message }) => message)).toEqual(['broke off', 'moved'])
})

it('only reads out what is in sight, and that takes nobody’s place', () => {
  say('one')
  say('renamed', { tone: 'result', isInSight: true })
  expect(shown()).toEqual(['one', 'renamed'])
})
