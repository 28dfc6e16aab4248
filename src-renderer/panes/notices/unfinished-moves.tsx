import { Split } from 'lucide-react'
import { parentOf, ROOT } from '../../../src-shared/domain/paths'
import type { FinishDirection, UnfinishedMove } from '../../../src-shared/model/operation'
import { askYesNo } from '../../actions/dialogs'
import { useRunOperation } from '../../actions/use-run-operation'
import { useBrowser } from '../../browser/browser-context'
import { Button } from '../../kit/button'
import { NoticeLine } from '../../kit/notice-line'
import { sayFailure } from '../../kit/say-failure'
import { Spinner } from '../../kit/spinner'
import { useStore } from '../../kit/store'
import { useText } from '../../kit/text-context'
import { titleAt } from '../../listings/listed-entries'
import { useSession } from '../../session/session-context'
import { useCanChange } from '../../session/use-can-change'
import { joinNames, joinSentences } from '../../text/joined-text'

/** A line for each folder move that broke off. It stays until every entry is listed again. */
export function UnfinishedMoves() {
  const text = useText()
  const moves = useStore(useSession().unfinishedMoves, value => value)
  if (moves.length === 0) return null
  return (
    <section aria-label={text.moves.label}>
      {moves.map(move => (
        <MoveLine key={move.id} move={move} />
      ))}
    </section>
  )
}

const DIRECTIONS: readonly FinishDirection[] = ['resume', 'put-back', 'gather']
/** Of what stays hidden so many are named. */
const MOST_NAMED = 8

function MoveLine({ move }: { readonly move: UnfinishedMove }) {
  const text = useText()
  const run = useRunOperation()
  const canChange = useCanChange()
  const session = useSession()
  const { operations } = session
  const isFinishing = useStore(operations.running, running =>
    [...running.values()].some(
      ({ kind, steps }) => kind === 'finish-move' && steps.some(step => step.name === move.name),
    ),
  )
  const targets: Record<FinishDirection, string> = {
    resume: titleAt(session, parentOf(move.to) ?? ROOT),
    'put-back': titleAt(session, parentOf(move.from) ?? ROOT),
    gather: titleAt(session, parentOf(move.to) ?? ROOT),
  }
  const browser = useBrowser()
  const canAct = canChange && move.missing !== null && !isFinishing

  async function finish(direction: FinishDirection): Promise<void> {
    if (!canAct) return
    const operation = await run({ kind: 'finish-move', moveId: move.id, direction })
    // The line went away with its buttons.
    if (operation?.state === 'done') browser.focus()
  }

  async function leave(): Promise<void> {
    if (isFinishing) return
    const { name, hidden, missing } = move
    // Names are strangers' words: they may not rewrite the sentence around them.
    const named = hidden.slice(0, MOST_NAMED).map(place => text.history.folder(place))
    const more = (missing ?? 0) - named.length
    const isLeft = await askYesNo(session, {
      title: text.moves.leaveTitle(name),
      description:
        named.length === 0
          ? text.moves.leaveMeaning
          : joinSentences(text, [
              text.moves.leaveMeaning,
              text.moves.leaveHidden(joinNames(text, named), more),
            ]),
      confirm: text.moves.leaveConfirm,
      cancel: text.moves.leaveCancel,
    })
    if (!isLeft) return
    await session.ask('moves.leave', { moveId: move.id }).catch(sayFailure)
    browser.focus()
  }

  return (
    <NoticeLine
      tone="warning"
      icon={
        isFinishing ? <Spinner until={<Split size={14} aria-hidden />} /> : <Split size={14} aria-hidden />
      }
      actions={
        <>
          {DIRECTIONS.map(direction => (
            <Button
              key={direction}
              title={text.moves.meanings[direction](targets[direction])}
              aria-disabled={!canAct}
              onClick={() => void finish(direction)}
            >
              {text.moves.directions[direction]}
            </Button>
          ))}
          <Button title={text.moves.leaveMeaning} aria-disabled={isFinishing} onClick={() => void leave()}>
            {text.moves.leave}
          </Button>
        </>
      }
    >
      <span data-private="">
        {joinSentences(text, [
          text.moves.brokeOff(move.name, targets.resume),
          move.missing === null ? text.moves.checking : text.moves.missing(move.missing, move.total),
        ])}
      </span>
    </NoticeLine>
  )
}
