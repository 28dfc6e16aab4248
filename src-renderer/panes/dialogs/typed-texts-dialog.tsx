import { useLayoutEffect, useRef, useState } from 'react'
import { Modal } from '../../kit/modal'
import { useText } from '../../kit/text-context'
import { TextField } from '../../kit/text-field'
import type { TypedText } from '../../kit/typed-texts'
import styles from './typed-texts-dialog.module.css'

interface TypedTextsDialogProps {
  readonly texts: readonly TypedText[]
  readonly onClose: () => void
}

/**
 * Another inventory has taken the place of the one in which something was being typed:
 * the text is kept here, and so are the keys that follow, which were never meant for that.
 */
export function TypedTextsDialog({ texts, onClose }: TypedTextsDialogProps) {
  const text = useText()
  return (
    <Modal title={text.typedTexts.title} onClose={onClose}>
      <div className={styles.texts}>
        <p className={styles.what}>{text.typedTexts.what}</p>
        {texts.map((typed, index) => (
          // oxlint-disable-next-line react/no-array-index-key -- they never change their order
          <KeptText key={index} typed={typed} />
        ))}
      </div>
    </Modal>
  )
}

function KeptText({ typed: { label, value, from, to, hasFocus } }: { readonly typed: TypedText }) {
  const field = useRef<HTMLInputElement>(null)
  const [now, setNow] = useState(value)
  useLayoutEffect(() => field.current?.setSelectionRange(from, to), [from, to])
  return (
    <TextField
      ref={field}
      label={label}
      value={now}
      // oxlint-disable-next-line jsx-a11y/no-autofocus -- the person is typing here
      autoFocus={hasFocus}
      onChange={setNow}
    />
  )
}
