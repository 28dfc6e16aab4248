import { useEffect, useRef, useState } from 'react'
import { AppFailure } from '../../../src-shared/errors'
import type { SnapshotProgress } from '../../../src-shared/model/added-source'
import type { SnapshotChanges } from '../../../src-shared/model/snapshot-changes'
import { Button } from '../../kit/button'
import { openOverlay } from '../../kit/overlay-store'
import { ProgressBar } from '../../kit/progress-bar'
import { useText } from '../../kit/text-context'
import { errorText } from '../../text/refusal-text'
import styles from './inventory-form.module.css'

interface SignInStepProps {
  /** Else it stays signed in. */
  readonly isSnapshot: boolean
  /** Answers how the snapshot differs from the one before, if there was one. Fails with `AppFailure`; the signal gives it up. */
  readonly onSignIn: (
    tell: (progress: SnapshotProgress) => void,
    signal: AbortSignal,
  ) => Promise<SnapshotChanges | null>
  /** Back to what was asked for, with why where it went wrong. */
  readonly onBack: (problem: string) => void
  readonly onDone: () => void
}

/**
 * The question before somebody is signed in, since that ends the session of their viewer;
 * then how far it is, and the way to give it up; at its end what is other than it was.
 */
export function SignInStep({ isSnapshot, onSignIn, onBack, onDone }: SignInStepProps) {
  const text = useText()
  const words = text.inventories.signIn
  const [isRunning, setRunning] = useState(false)
  const [progress, setProgress] = useState<SnapshotProgress | null>(null)
  const abort = useRef<AbortController | null>(null)
  // Whoever closes the dialog gives it up.
  useEffect(() => () => abort.current?.abort(), [])
  const go = (): void => {
    abort.current = new AbortController()
    const { signal } = abort.current
    setRunning(true)
    // The inventory was opened anew meanwhile, and this may be gone: what is said lies over the window.
    const end = (changes: SnapshotChanges | null): void => {
      onDone()
      if (changes !== null) openOverlay({ kind: 'snapshot-compared', changes })
    }
    onSignIn(setProgress, signal).then(end, (thrown: unknown) => {
      if (signal.aborted) return onBack('')
      if (!(thrown instanceof AppFailure)) throw thrown
      onBack(errorText(text, thrown.error))
    })
  }
  if (!isRunning) {
    return (
      <div className={styles.form}>
        <p>{words.ask}</p>
        <p className={styles.hint}>{isSnapshot ? words.snapshot : words.stay}</p>
        <div className={styles.buttons}>
          <Button onClick={() => onBack('')}>{text.inventories.back}</Button>
          {/* oxlint-disable-next-line jsx-a11y/no-autofocus -- the question is about this */}
          <Button look="primary" autoFocus onClick={go}>
            {words.go}
          </Button>
        </div>
      </div>
    )
  }
  const { folders, ofFolders, items } = progress ?? { folders: 0, ofFolders: 0, items: 0 }
  return (
    <div className={styles.form}>
      <p aria-live="polite">
        {progress === null ? words.waiting : words.progress(folders, ofFolders, items)}
      </p>
      <ProgressBar label={words.label} done={folders} total={ofFolders} isWide />
      <div className={styles.buttons}>
        {/* oxlint-disable-next-line jsx-a11y/no-autofocus -- nothing else can be done now */}
        <Button autoFocus onClick={() => abort.current?.abort()}>
          {text.inventories.cancel}
        </Button>
      </div>
    </div>
  )
}
