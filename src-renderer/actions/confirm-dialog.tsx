import { confirmStore } from '../kit/confirm-store'
import { QuestionDialog } from '../kit/dialog'
import { useStore } from '../kit/store'

/** The question of `askYesNo`. */
export function ConfirmDialog() {
  const question = useStore(confirmStore, value => value)
  if (!question) return null
  const { answer, ...words } = question
  return <QuestionDialog {...words} onConfirm={() => answer(true)} onCancel={() => answer(false)} />
}
