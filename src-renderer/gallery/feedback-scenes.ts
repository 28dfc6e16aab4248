import { ROOT } from '../../src-shared/domain/paths'
import { showToast } from '../kit/toast-store'
import { waitingCallsOf } from '../listings/waiting-calls'
import { FRUIT, holds } from './fixture-entries'
import { READY } from './fixture-sources'
import type { Stage, WindowScene } from './scene'
import { shown } from './stage'

const nothing = (): void => {}

function scene(id: string, title: string, act: (stage: Stage) => void, selector: string): WindowScene {
  return {
    kind: 'window',
    id,
    title,
    source: READY,
    folders: { [ROOT]: holds(...FRUIT) },
    play: async stage => {
      await shown('[role=treeitem]')
      act(stage)
      await shown(selector)
    },
  }
}

const TOAST = '[role=status] button, [role=alert] button'

/** What Satchel says of what it did. Its sentences come ready-made here: the catalogues word them elsewhere. */
export const FEEDBACK_SCENES: readonly WindowScene[] = [
  scene(
    'feedback-result',
    'A result with Undo and Show',
    () =>
      showToast({
        tone: 'result',
        message: 'Moved 3 items to “Fruit”.',
        actions: [
          { label: 'Undo', run: nothing },
          { label: 'Show', run: nothing },
        ],
      }),
    TOAST,
  ),
  scene(
    'feedback-failure',
    'A failure, over a result',
    () => {
      showToast({ tone: 'result', message: 'Renamed “Banana” to “Plantain”.', actions: [] })
      showToast({
        tone: 'failure',
        message:
          'Could not move “Grandmother’s hand-painted porcelain tea set with saucers and spoons” to “Fruit”.',
        detail: 'The service gave up, probably because the cloud took too long. Try again later.',
        actions: [{ label: 'Retry', run: nothing }],
      })
    },
    TOAST,
  ),
  scene(
    'feedback-waiting',
    'Something takes long',
    ({ browser: { session } }) =>
      waitingCallsOf(session).update(() => [{ path: ROOT, sinceMs: Date.now() - 12_000, cancel: nothing }]),
    'footer [role=status] button',
  ),
]
