import { type FormEvent, useState } from 'react'
import { AppFailure } from '../../../src-shared/errors'
import { Button } from '../../kit/button'
import { Modal } from '../../kit/modal'
import { useText } from '../../kit/text-context'
import { TextField } from '../../kit/text-field'
import { connectTo } from '../../session/source-actions'
import { errorText } from '../../text/refusal-text'
import styles from './connect-dialog.module.css'

const NOTHING = { address: '', caFile: '', certificateFile: '', keyFile: '' }

/** A person names the service to connect to. */
export function ConnectDialog({ onClose }: { readonly onClose: () => void }) {
  const text = useText()
  const { connect } = text.source
  const [given, setGiven] = useState(NOTHING)
  const [problem, setProblem] = useState('')
  const set = (change: Partial<typeof NOTHING>): void => {
    setGiven({ ...given, ...change })
    setProblem('')
  }
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    const { address, caFile, certificateFile, keyFile } = given
    const tls = { caFile: fileOf(caFile), certificateFile: fileOf(certificateFile), keyFile: fileOf(keyFile) }
    connectTo(address, tls).then(onClose, (thrown: unknown) => {
      if (!(thrown instanceof AppFailure)) throw thrown
      setProblem(errorText(text, thrown.error))
    })
  }
  return (
    <Modal title={connect.title} onClose={onClose}>
      <form className={styles.form} onSubmit={submit}>
        <TextField
          label={connect.address}
          value={given.address}
          placeholder="dns:///inventory.example:50051"
          problem={problem}
          maxLength={2_000}
          // oxlint-disable-next-line jsx-a11y/no-autofocus -- the dialog is about this one field
          autoFocus
          onChange={address => set({ address })}
        />
        <p className={styles.hint}>{connect.hint}</p>
        <details className={styles.more}>
          <summary>{connect.certificates}</summary>
          <div className={styles.files}>
            <TextField label={connect.ca} value={given.caFile} onChange={caFile => set({ caFile })} />
            <TextField
              label={connect.certificate}
              value={given.certificateFile}
              onChange={certificateFile => set({ certificateFile })}
            />
            <TextField label={connect.key} value={given.keyFile} onChange={keyFile => set({ keyFile })} />
            <p className={styles.hint}>{connect.files}</p>
          </div>
        </details>
        <div className={styles.buttons}>
          <Button onClick={onClose}>{connect.cancel}</Button>
          <Button look="primary" type="submit">
            {connect.submit}
          </Button>
        </div>
      </form>
    </Modal>
  )
}

function fileOf(given: string): string | null {
  const file = given.trim()
  return file === '' ? null : file
}
