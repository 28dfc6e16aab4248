import { Ellipsis } from 'lucide-react'
import { Fragment, useMemo, useRef } from 'react'
import type { Branch } from '../../browser/branch'
import { useBrowser } from '../../browser/browser-context'
import { branchName } from '../../browser/trash-look'
import { ButtonMenu, MenuEntry } from '../../kit/choice-menu'
import { KindIcon } from '../../kit/kind-icon'
import { ROOT_ID } from '../../kit/row-id'
import { useText } from '../../kit/text-context'
import { textWidthPx } from '../../kit/text-width'
import { useWidthPx } from '../../kit/use-width'
import { useCapabilities } from '../../session/session-context'
import styles from './breadcrumb.module.css'
import { type Fold, foldOf } from './fold-path'
import { PathSegment } from './path-segment'
import { SiblingMenu } from './sibling-menu'

/** As in the style sheet: padding of a segment, the widest one, the arrow between two. */
const PADDING_PX = 12
const MAX_SEGMENT_PX = 220
const ARROW_PX = 20
const FOLD_PX = 28 + ARROW_PX

/** Where one is, from the inventory down; a click goes there, a drop goes into it, the empty rest is to type in. */
export function Breadcrumb({ path }: { readonly path: readonly Branch[] }) {
  const text = useText()
  const browser = useBrowser()
  const element = useRef<HTMLElement>(null)
  const roomPx = useWidthPx(element)
  const fold = useFold(path, roomPx)
  // With no room for even the shortest, nobody is to tab through what cannot be seen.
  const shown = roomPx < FOLD_PX ? [] : path
  const folded = fold ? path.slice(fold.from, fold.to) : []
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions, jsx-a11y/click-events-have-key-events -- a short way for the mouse; Ctrl+L does it from the keyboard
    <nav
      ref={element}
      aria-label={text.toolbar.path}
      className={styles.path}
      data-path=""
      onClick={event => event.target === event.currentTarget && browser.isPathEdited.update(() => true)}
    >
      {folded.length > 0 && fold?.from === 0 && shown.length > 0 && <FoldMenu folded={folded} />}
      {shown.map((branch, index) => {
        if (fold && index >= fold.from && index < fold.to) {
          return index === 1 && fold.from === 1 ? <FoldMenu key="fold" folded={folded} /> : null
        }
        const parent = path[index - 1]
        return (
          <Fragment key={branch.id}>
            {parent && <SiblingMenu parent={parent} current={branch} />}
            <PathSegment branch={branch} isLast={index === path.length - 1} />
          </Fragment>
        )
      })}
    </nav>
  )
}

/** Worked out from measured texts before anything is drawn, so that nothing jumps. */
function useFold(path: readonly Branch[], roomPx: number): Fold | null {
  const text = useText()
  const { trash } = useCapabilities()
  return useMemo(() => {
    if (roomPx === 0) return null
    const { font } = getComputedStyle(document.body)
    const widthsPx = path.map((branch, index) => {
      // The last one is drawn in a heavier weight.
      const weight = index === path.length - 1 ? `600 ${font.replace(/^(normal |400 )+/, '')}` : font
      const shown = index === 0 ? text.app.inventory : branchName(text, branch, trash)
      const segmentPx = Math.min(MAX_SEGMENT_PX, textWidthPx(shown, weight) + PADDING_PX)
      return segmentPx + (index > 0 ? ARROW_PX : 0)
    })
    return foldOf(widthsPx, roomPx, FOLD_PX)
  }, [path, roomPx, text, trash])
}

function FoldMenu({ folded }: { readonly folded: readonly Branch[] }) {
  const text = useText()
  const { trash } = useCapabilities()
  const browser = useBrowser()
  return (
    <ButtonMenu isWayOut label={text.location.between} icon={<Ellipsis size={16} aria-hidden />}>
      {() =>
        folded.map(branch => (
          <MenuEntry
            key={branch.id}
            label={branch.id === ROOT_ID ? text.app.inventory : branchName(text, branch, trash)}
            icon={<KindIcon kind={branch.link ? 'link' : 'folder'} />}
            onChoose={() => browser.enter(branch.id)}
          />
        ))
      }
    </ButtonMenu>
  )
}
