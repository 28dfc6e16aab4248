import { useRef, useState } from 'react'
import { Button } from '../../kit/button'
import { Modal } from '../../kit/modal'
import { useText } from '../../kit/text-context'
import { GesturesStep } from './gestures-step'
import { InventoryStep } from './inventory-step'
import styles from './welcome-dialog.module.css'
import { WhatStep } from './what-step'

const STEPS = [WhatStep, InventoryStep, GesturesStep] as const

/** The first run in three steps: what this is, whose inventory, three gestures. Whoever closes it has seen it. */
export function WelcomeDialog({ onClose }: { readonly onClose: () => void }) {
  const text = useText()
  const words = text.welcome
  const [at, setAt] = useState(0)
  const next = useRef<HTMLButtonElement>(null)
  const Step = STEPS[at] ?? WhatStep
  const isLast = at === STEPS.length - 1

  /** The button is the same one in every step: Enter leads through all of them. */
  function goTo(step: number): void {
    setAt(step)
    next.current?.focus()
  }

  return (
    <Modal title={words.titles[at] ?? ''} size="small" firstFocus={next} onClose={onClose}>
      <div className={styles.body} aria-live="polite">
        <Step onLeave={onClose} />
      </div>
      <footer className={styles.footer}>
        <span className={styles.place}>{words.place(at + 1, STEPS.length)}</span>
        {at > 0 ? (
          <Button onClick={() => goTo(at - 1)}>{words.back}</Button>
        ) : (
          <Button onClick={onClose}>{words.skip}</Button>
        )}
        <Button ref={next} look="primary" onClick={() => (isLast ? onClose() : goTo(at + 1))}>
          {isLast ? words.begin : words.next}
        </Button>
      </footer>
    </Modal>
  )
}
