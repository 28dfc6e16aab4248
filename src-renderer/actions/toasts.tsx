import { CircleCheck, Info, TriangleAlert, X } from 'lucide-react'
import { type RefObject, useEffect, useLayoutEffect, useRef, useState } from 'react'
import { useBrowser } from '../browser/browser-context'
import { Button, IconButton } from '../kit/button'
import { useStore } from '../kit/store'
import { useText } from '../kit/text-context'
import { dismissToast, shownToasts, type Toast, toastRoomStore, toastStore } from '../kit/toast-store'
import styles from './toasts.module.css'

/** A tick stands for what was done, and for nothing else. */
const ICONS = { result: CircleCheck, note: Info, failure: TriangleAlert } as const

/** Long enough to read and to reach the button. */
const SHOWN_MS = 8_000

/** Results and failures, each in a live region that is always there: an empty one that fills is read aloud. */
export function Toasts() {
  const text = useText()
  const toasts = shownToasts(useStore(toastStore, value => value))
  const corner = useRef<HTMLDivElement>(null)
  const count = toasts.filter(({ isInSight }) => isInSight !== true).length
  useToastRoom(corner, count > 0)
  useBesideRows(corner, count > 0)
  useClearOfFocus(corner, count)
  return (
    <div ref={corner} className={styles.corner}>
      <div role="alert" aria-label={text.operation.failures} className={styles.list}>
        {toasts
          .filter(toast => toast.tone === 'failure')
          .map(toast => (
            <ToastCard key={toast.id} toast={toast} />
          ))}
      </div>
      <div role="status" aria-label={text.operation.results} className={styles.list}>
        {toasts
          .filter(toast => toast.tone !== 'failure')
          .map(toast => (
            <ToastCard key={toast.id} toast={toast} />
          ))}
      </div>
    </div>
  )
}

function useToastRoom(corner: RefObject<HTMLElement | null>, isAny: boolean): void {
  useEffect(() => {
    const node = corner.current
    if (!node || !isAny) return
    const observer = new ResizeObserver(() => toastRoomStore.update(() => node.offsetHeight))
    observer.observe(node)
    return () => {
      observer.disconnect()
      toastRoomStore.update(() => 0)
    }
  }, [corner, isAny])
}

/** At the lower right of the rows, also when the window, the details or what is shown become others meanwhile. */
function useBesideRows(corner: RefObject<HTMLElement | null>, isAny: boolean): void {
  const { container } = useBrowser()
  useLayoutEffect(() => {
    const node = corner.current
    if (!node || !isAny) return
    let watched: HTMLElement | null = null
    const observer = new ResizeObserver(() => place())
    const place = (): void => {
      const list = container.current
      node.style.setProperty('right', `${besidePx(list)}px`)
      node.style.setProperty('--below', `${belowPx(list)}px`)
      if (list === watched) return
      // One that goes away changes its size, too: the tree gives way to the Trash.
      if (watched) observer.unobserve(watched)
      if (list) observer.observe(list)
      watched = list
    }
    observer.observe(document.body)
    place()
    return () => observer.disconnect()
  }, [container, corner, isAny])
}

/** What has the focus is never below a message: the rows are scrolled out from under it. */
function useClearOfFocus(corner: RefObject<HTMLElement | null>, count: number): void {
  const { container } = useBrowser()
  useLayoutEffect(() => {
    const list = container.current
    const focused = document.getElementById(list?.getAttribute('aria-activedescendant') ?? '')
    if (count === 0 || !list || !focused) return
    const row = focused.getBoundingClientRect()
    for (const card of corner.current?.querySelectorAll('[data-tone]') ?? []) {
      const { top, bottom, left } = card.getBoundingClientRect()
      const isBelow = row.bottom > top && row.top < bottom && row.right > left
      if (isBelow) return list.scrollBy({ top: row.bottom - top + CLEAR_PX })
    }
  }, [container, corner, count])
}

const CLEAR_PX = 8

/** What is beside the rows on the right: the details of what is selected stay in sight, unless there is no room. */
function besidePx(list: HTMLElement | null): number {
  const { right, width } = list?.getBoundingClientRect() ?? { right: window.innerWidth, width: 0 }
  return width >= LEAST_WIDTH_PX ? Math.max(0, window.innerWidth - right) : 0
}

const LEAST_WIDTH_PX = 400

/** What is below the rows: in a narrow window the details, too. */
function belowPx(list: HTMLElement | null): number {
  return list === null ? 0 : window.innerHeight - list.getBoundingClientRect().bottom
}

function ToastCard({ toast }: { readonly toast: Toast }) {
  const text = useText()
  const browser = useBrowser()
  const { id, stays = false } = toast
  const [isHeld, setHeld] = useState(false)
  useEffect(() => {
    if (stays || isHeld) return
    const timer = setTimeout(() => dismissToast(id), SHOWN_MS)
    return () => clearTimeout(timer)
  }, [stays, isHeld, id])
  const dismiss = (): void => {
    dismissToast(toast.id)
    browser.focus()
  }
  if (toast.isInSight === true) return <p className="visually-hidden">{toast.message}</p>
  const Icon = ICONS[toast.tone]
  return (
    <div
      className={styles.toast}
      data-layer=""
      data-tone={toast.tone}
      onPointerEnter={() => setHeld(true)}
      onPointerLeave={() => setHeld(false)}
      onFocus={() => setHeld(true)}
      onBlur={() => setHeld(false)}
    >
      <Icon size={16} aria-hidden className={styles.icon} />
      <div className={styles.words} data-private="">
        <p>{toast.message}</p>
        {toast.detail && <p className={styles.detail}>{toast.detail}</p>}
      </div>
      {toast.actions.map(action => (
        <Button
          key={action.label}
          look="quiet"
          onClick={() => {
            dismiss()
            action.run()
          }}
        >
          {action.label}
        </Button>
      ))}
      <IconButton label={text.operation.dismiss} icon={<X size={14} />} onClick={dismiss} />
    </div>
  )
}
