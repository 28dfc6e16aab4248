import { QuestionDialog } from '../ui/dialog'
import { useStore } from '../view/store'
import { confirmStore } from './confirm-store'

/** The question of `askYesNo`. */
export function ConfirmDialog() {
  const question = useStore(confirmStore, value => value)
  if (!question) return null
  const { answer, ...words } = question
  return <QuestionDialog {...words} onConfirm={() => answer(true)} onCancel={() => answer(false)} />
}
