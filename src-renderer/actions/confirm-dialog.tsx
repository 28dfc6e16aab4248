import { QuestionDialog } from '../kit/dialog'
import { useStore } from '../kit/store'
import { useSession } from '../session/session-context'
import { dialogsOf } from './dialogs'

/** The question of `askYesNo`. */
export function ConfirmDialog() {
  const question = useStore(dialogsOf(useSession()).yesNo, value => value)
  if (!question) return null
  const { answer, ...words } = question
  return <QuestionDialog {...words} onConfirm={() => answer(true)} onCancel={() => answer(false)} />
}
