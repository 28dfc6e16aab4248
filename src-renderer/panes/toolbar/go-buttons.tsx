import { ArrowLeft, ArrowRight, ArrowUp } from 'lucide-react'
import { useCommandRunner, useCommandTip } from '../../actions/command-runner'
import { useBrowser } from '../../browser/browser-context'
import { IconButton } from '../../kit/button'
import { useStore } from '../../kit/store'
import { useText } from '../../kit/text-context'

interface GoButtonsProps {
  readonly isAtTop: boolean
  /** There is little room: Forward is in the menu, and on its keys. */
  readonly isSlim: boolean
}

/** Back, forward, up. They stay where they are and keep the focus when they lead nowhere, and say so when pressed. */
export function GoButtons({ isAtTop, isSlim }: GoButtonsProps) {
  const text = useText()
  const run = useCommandRunner()
  const tip = useCommandTip()
  const visits = useStore(useBrowser().visits, value => value)
  const go = (id: string) => (): void => run(id)
  return (
    <>
      <IconButton
        isRepeatable
        label={text.location.back}
        {...tip('back', text.location.back)}
        aria-disabled={visits.back.length === 0}
        icon={<ArrowLeft size={16} />}
        onClick={go('back')}
      />
      {!isSlim && (
        <IconButton
          isRepeatable
          label={text.location.forward}
          {...tip('forward', text.location.forward)}
          aria-disabled={visits.forward.length === 0}
          icon={<ArrowRight size={16} />}
          onClick={go('forward')}
        />
      )}
      <IconButton
        isRepeatable
        label={text.location.up}
        {...tip('up', text.location.up)}
        aria-disabled={isAtTop}
        icon={<ArrowUp size={16} />}
        onClick={go('up')}
      />
    </>
  )
}
