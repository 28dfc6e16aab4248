import { BookX, X } from 'lucide-react'
import { useState } from 'react'
import { useBrowser } from '../../browser/browser-context'
import { IconButton } from '../../kit/button'
import { NoticeLine } from '../../kit/notice-line'
import { useStore } from '../../kit/store'
import { useText } from '../../kit/text-context'
import { useSession } from '../../session/session-context'
import { errorText } from '../../text/refusal-text'

/** Says that History began anew, or that nothing can be changed because nothing could be written down. */
export function JournalNotice() {
  const text = useText()
  const browser = useBrowser()
  const state = useStore(useSession().journal, value => value)
  const [read, setRead] = useState<string | null>(null)
  if (state.kind === 'ok') return null
  if (state.kind === 'unavailable') {
    return (
      <NoticeLine tone="warning" icon={<BookX size={14} aria-hidden />}>
        {text.journal.unavailable(errorText(text, state.error))}
      </NoticeLine>
    )
  }
  if (read === state.file) return null
  return (
    <NoticeLine
      tone="warning"
      icon={<BookX size={14} aria-hidden />}
      actions={
        <IconButton
          label={text.journal.dismiss}
          icon={<X size={14} />}
          onClick={() => {
            setRead(state.file)
            browser.focus()
          }}
        />
      }
    >
      {text.journal.setAside[state.reason](state.file)}
    </NoticeLine>
  )
}
