import { Search } from 'lucide-react'
import { useText } from '../i18n/text-context'
import { Button } from '../ui/button'
import { Spinner } from '../ui/spinner'
import { useStore } from '../view/store'
import { lookForResonite, lookingStore } from './source-actions'

/** Looks for Resonite on this computer, and shows that it does. */
export function LookButton({ look = 'plain' }: { readonly look?: 'primary' | 'plain' | 'quiet' }) {
  const text = useText()
  const isLooking = useStore(lookingStore, value => value)
  return (
    <Button
      look={look}
      icon={
        isLooking ? (
          <Spinner size={14} until={<Search size={14} aria-hidden />} />
        ) : (
          <Search size={14} aria-hidden />
        )
      }
      aria-busy={isLooking}
      aria-disabled={isLooking}
      onClick={lookForResonite}
    >
      {isLooking ? text.source.looking : text.source.look}
    </Button>
  )
}
