import { Search } from 'lucide-react'
import { Button } from '../../kit/button'
import { Spinner } from '../../kit/spinner'
import { useStore } from '../../kit/store'
import { useText } from '../../kit/text-context'
import { lookForResonite, lookingStore } from '../../session/source-actions'

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
