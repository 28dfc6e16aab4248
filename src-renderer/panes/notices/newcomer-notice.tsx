import { UsersRound, X } from 'lucide-react'
import { plainText } from '../../../src-shared/domain/rich-text'
import { useBrowser } from '../../browser/browser-context'
import { IconButton } from '../../kit/button'
import { NoticeLine } from '../../kit/notice-line'
import { useStore } from '../../kit/store'
import { useText } from '../../kit/text-context'
import { useSession } from '../../session/session-context'

/** The same service shows somebody else's inventory by now, whose folders may be called the same. */
export function NewcomerNotice() {
  const text = useText()
  const { newcomer } = useSession()
  const browser = useBrowser()
  const name = useStore(newcomer, value => value)
  if (name === null) return null
  return (
    <NoticeLine
      tone="warning"
      icon={<UsersRound size={14} aria-hidden />}
      actions={
        <IconButton
          label={text.source.dismiss}
          icon={<X size={14} />}
          onClick={() => {
            newcomer.update(() => null)
            browser.focus()
          }}
        />
      }
    >
      <span data-private="">{text.source.newcomer(plainText(name))}</span>
    </NoticeLine>
  )
}
