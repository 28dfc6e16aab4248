import { MenuItem, PointMenu } from '../kit/menu'
import { nextTask } from '../kit/next-task'
import { closeOverlay, type Overlay, type PointLine } from '../kit/overlay-store'
import { useText } from '../kit/text-context'

type PointMenuOverlayProps = Extract<Overlay, { kind: 'point-menu' }>

/** The menu of a place, a segment of the path, a collected or a found item. */
export function PointMenuOverlay({ x, y, label, lines }: PointMenuOverlayProps) {
  const text = useText()
  /** Closes first: the focus is back where it was before the line puts it elsewhere. */
  function choose({ run }: PointLine): void {
    closeOverlay()
    void nextTask().then(run)
  }
  return (
    <PointMenu label={text.palettes.menu(label)} at={{ x, y }} onClose={closeOverlay}>
      {lines.map(line => (
        <MenuItem
          key={line.label}
          label={line.label}
          reason={line.reason ?? null}
          shortcut={null}
          ariaShortcut={null}
          onChoose={() => choose(line)}
        />
      ))}
    </PointMenu>
  )
}
