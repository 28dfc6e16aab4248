import { ArrowLeft, ArrowRight, ArrowUp } from 'lucide-react'
import { commandById } from '../../commands/command-table'
import { useCommands } from '../../commands/commands-provider'
import { useText } from '../../kit/text-context'
import { visitsStore } from '../../browser/navigation-history'
import { IconButton } from '../../kit/button'
import { useStore } from '../../kit/store'

/** Back, forward, up. They stay where they are and keep the focus when they lead nowhere, and say so when pressed. */
export function GoButtons({ isAtTop }: { readonly isAtTop: boolean }) {
  const text = useText()
  const { run } = useCommands()
  const visits = useStore(visitsStore, value => value)
  const go = (id: string) => (): void => {
    const command = commandById(id)
    if (command) run(command)
  }
  return (
    <>
      <IconButton
        label={text.place.back}
        aria-disabled={visits.back.length === 0}
        icon={<ArrowLeft size={16} />}
        onClick={go('back')}
      />
      <IconButton
        label={text.place.forward}
        aria-disabled={visits.forward.length === 0}
        icon={<ArrowRight size={16} />}
        onClick={go('forward')}
      />
      <IconButton
        label={text.place.up}
        aria-disabled={isAtTop}
        icon={<ArrowUp size={16} />}
        onClick={go('up')}
      />
    </>
  )
}
