import { UserRoundCheck } from 'lucide-react'
import { useState } from 'react'
import { plainText } from '../../../src-shared/domain/rich-text'
import { AppFailure } from '../../../src-shared/errors'
import type { SameQuestion } from '../../../src-shared/model/same-question'
import { useBrowser } from '../../browser/browser-context'
import { openAlsoThoseOf } from '../../browser/keep-tabs'
import { Button } from '../../kit/button'
import { NoticeLine } from '../../kit/notice-line'
import { useStore } from '../../kit/store'
import { useText } from '../../kit/text-context'
import { showToast } from '../../kit/toast-store'
import { useSession } from '../../session/session-context'
import { errorText } from '../../text/refusal-text'

/** The service says whose inventory it shows, and earlier it could not: whether it is the same is asked once. */
export function SameNotice() {
  const question = useStore(useSession().sameQuestion, value => value)
  return question && <Question key={question.unnamed} question={question} />
}

function Question({ question }: { readonly question: SameQuestion }) {
  const text = useText()
  const { same } = text.source
  const browser = useBrowser()
  const [isAnswering, setAnswering] = useState(false)

  async function answer(isSame: boolean): Promise<void> {
    const { unnamed } = question
    setAnswering(true)
    try {
      await browser.session.ask('inventory.answer', { unnamed, isSame })
      if (isSame) openAlsoThoseOf(browser, unnamed)
      // The line went away with its buttons.
      browser.focus()
    } catch (error) {
      if (!(error instanceof AppFailure)) throw error
      setAnswering(false)
      showToast({ tone: 'failure', message: errorText(text, error.error), actions: [] })
    }
  }

  return (
    <NoticeLine
      tone="warning"
      role="status"
      icon={<UserRoundCheck size={14} aria-hidden />}
      actions={
        <>
          <Button look="quiet" disabled={isAnswering} onClick={() => void answer(true)}>
            {same.yes}
          </Button>
          <Button look="quiet" disabled={isAnswering} onClick={() => void answer(false)}>
            {same.no}
          </Button>
        </>
      }
    >
      <span data-private="">{same.ask(plainText(question.userName))}</span>
    </NoticeLine>
  )
}
