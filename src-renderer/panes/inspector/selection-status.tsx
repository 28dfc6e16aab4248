import { useText } from '../../kit/text-context'

/** How many are selected, for who hears it instead of seeing it: an entry tells of itself only. */
export function SelectionStatus({ count }: { readonly count: number }) {
  const text = useText()
  return (
    <div role="status" aria-label={text.inspector.selection} className="visually-hidden">
      {count > 1 && text.inspector.several(count)}
    </div>
  )
}
