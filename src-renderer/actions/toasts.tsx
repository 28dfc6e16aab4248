import { CircleCheck, Info, TriangleAlert, X } from 'lucide-react'
import { type RefObject, useEffect, useRef, useState } from 'react'
import { useBrowser } from '../browser/browser-context'
import { Button, IconButton } from '../kit/button'
import { useStore } from '../kit/store'
import { useText } from '../kit/text-context'
import { dismissToast, type Toast, toastRoomStore, toastStore } from '../kit/toast-store'
import styles from './toasts.module.css'

/** A tick stands for what was done, and for nothing else. */
const ICONS = { result: CircleCheck, note: Info, failure: TriangleAlert } as const

/** Long enough to read and to reach the button. */
const RESULT_SHOWN_MS = 8_000

/** Results and failures, each in a live region that is always there: an empty one that fills is read aloud. */
export function Toasts() {
  const text = useText()
  const toasts = useStore(toastStore, value => value)
  const corner = useRef<HTMLDivElement>(null)
  useToastRoom(corner, toasts.length > 0)
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

function ToastCard({ toast }: { readonly toast: Toast }) {
  const text = useText()
  const browser = useBrowser()
  const isFailure = toast.tone === 'failure'
  const [isHeld, setHeld] = useState(false)
  useEffect(() => {
    if (isFailure || isHeld) return
    const timer = setTimeout(() => dismissToast(toast.id), RESULT_SHOWN_MS)
    return () => clearTimeout(timer)
  }, [isFailure, isHeld, toast.id])
  const dismiss = (): void => {
    dismissToast(toast.id)
    browser.focus()
  }
  const Icon = ICONS[toast.tone]
  return (
    <div
      className={styles.toast}
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
