import { type FormEvent, useState } from 'react'
import { AppFailure } from '../../../src-shared/errors'
import {
  type AddedSource,
  ASKED_FIELDS,
  type AskedField,
  type AskedKey,
  type GatewayPlatform,
  type SecretState,
  type SnapshotProgress,
  type SourceWish,
  signsIn,
  takesSnapshot,
} from '../../../src-shared/model/added-source'
import type { SnapshotChanges } from '../../../src-shared/model/snapshot-changes'
import { Button } from '../../kit/button'
import { CheckBox } from '../../kit/check-box'
import { sayFailure } from '../../kit/say-failure'
import { useText } from '../../kit/text-context'
import { TextField } from '../../kit/text-field'
import { chooseFolder, useSourceList } from '../../session/source-list'
import type { Catalogue } from '../../text/en'
import { errorText } from '../../text/refusal-text'
import styles from './inventory-form.module.css'
import { SignInStep } from './sign-in-step'

/** The same in every language. */
const EXAMPLES: Readonly<Partial<Record<AskedKey, string>>> = {
  folder: '/home/you/Pictures',
  address: 'http://grid.example:8003',
  loginAddress: 'https://grid.example:8002',
  user: 'First Last',
  regionHost: 'regions.grid.example',
  avatar: '0f3c9a52-7d1e-4b0a-9a55-2f1f6c3d9e10',
  endpoint: 'https://s3.eu-central-1.amazonaws.com',
  prefix: 'worlds/',
  region: 'eu-central-1',
  bot: 'First Last',
}

type Given = Readonly<Partial<Record<AskedKey, string>>>

interface InventoryFormProps {
  readonly platform: GatewayPlatform
  /** What is changed; null for a new one. */
  readonly before: AddedSource | null
  readonly secrets: SecretState
  readonly submitLabel: string
  readonly cancelLabel: string
  readonly onCancel: () => void
  /** Fails with `AppFailure`, whose sentence is shown. */
  readonly onSubmit: (wish: SourceWish) => Promise<void>
  /** Takes a snapshot, and answers how it differs from the one before; for platforms where one signs in. Fails as `onSubmit` does. */
  readonly onSnapshot: (
    wish: SourceWish,
    tell: (progress: SnapshotProgress) => void,
    signal: AbortSignal,
  ) => Promise<SnapshotChanges | null>
  readonly onDone: () => void
}

/** What a platform asks for before its inventory can be opened. */
export function InventoryForm(props: InventoryFormProps) {
  const { platform, before, secrets, onSubmit, onDone } = props
  const text = useText()
  const [given, setGiven] = useState<Given>(before?.settings ?? {})
  const [title, setTitle] = useState<string | null>(before?.title ?? null)
  const [mayChange, setMayChange] = useState(before?.mayChange ?? false)
  const [problem, setProblem] = useState('')
  const [isBusy, setBusy] = useState(false)
  const [isAsked, setAsked] = useState(false)
  const set = (key: AskedKey, value: string): void => {
    setGiven(known => ({ ...known, [key]: value }))
    setProblem('')
  }
  const shownTitle = title ?? suggestedTitle(text, platform, given)
  const wished = wishOf(platform, given, shownTitle, mayChange)
  const isSnapshot = takesSnapshot(platform, wished.settings)
  // What is browsed offline stays as it was.
  const wish = isSnapshot ? { ...wished, mayChange: false } : wished
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    // A snapshot that is there stays as it is while no password is given.
    const isNamedAnew = isSnapshot && before !== null && !wish.secrets.password
    if (signsIn(platform) && !isNamedAnew) return setAsked(true)
    setBusy(true)
    onSubmit(wish)
      .then(onDone, (thrown: unknown) => {
        if (!(thrown instanceof AppFailure)) throw thrown
        setProblem(errorText(text, thrown.error))
      })
      .finally(() => setBusy(false))
  }
  if (isAsked) {
    return (
      <SignInStep
        isSnapshot={isSnapshot}
        onSignIn={(tell, signal) =>
          isSnapshot ? props.onSnapshot(wish, tell, signal) : onSubmit(wish).then(() => null)
        }
        onBack={why => {
          setAsked(false)
          setProblem(why)
        }}
        onDone={onDone}
      />
    )
  }
  return (
    <form className={styles.form} onSubmit={submit}>
      {ASKED_FIELDS[platform].map((field, index) => (
        <AskedLine
          key={field.key}
          field={field}
          value={given[field.key] ?? ''}
          isFirst={index === 0}
          isKept={field.kind === 'secret' && before !== null && secrets !== 'none' && secrets !== 'asked'}
          secretUse={isSnapshot ? (before === null ? 'once' : 'anew') : 'kept'}
          onChange={value => set(field.key, value)}
        />
      ))}
      <TextField label={text.inventories.name} value={shownTitle} maxLength={200} onChange={setTitle} />
      {!isSnapshot && (
        <div className={styles.allow}>
          <CheckBox isChecked={mayChange} onChange={setMayChange}>
            {text.inventories.mayChange}
          </CheckBox>
          <p className={styles.hint}>{text.inventories.mayChangeHint}</p>
        </div>
      )}
      <p className={styles.problem} role="alert">
        {problem}
      </p>
      <div className={styles.buttons}>
        <Button onClick={props.onCancel}>{props.cancelLabel}</Button>
        <Button look="primary" type="submit" disabled={isBusy || shownTitle.trim() === ''}>
          {props.submitLabel}
        </Button>
      </div>
    </form>
  )
}

interface AskedLineProps {
  readonly field: AskedField
  readonly value: string
  readonly isFirst: boolean
  /** A secret that is known already, and stays as it is while nothing is typed. */
  readonly isKept: boolean
  /** Whether a secret is kept, used once and forgotten, or needed only for a new snapshot. */
  readonly secretUse: 'kept' | 'once' | 'anew'
  readonly onChange: (value: string) => void
}

function AskedLine({
  field: { key, kind, isRequired },
  value,
  isFirst,
  isKept,
  secretUse,
  onChange,
}: AskedLineProps) {
  const text = useText()
  const { keepsSecrets } = useSourceList()
  const { label, hint } = text.inventories.fields[key]
  if (kind === 'tick') {
    return (
      <div className={styles.allow}>
        <CheckBox isChecked={value !== ''} onChange={isOn => onChange(isOn ? 'yes' : '')}>
          {label}
        </CheckBox>
        {hint && <p className={styles.hint}>{hint}</p>}
      </div>
    )
  }
  const keptHint = keepsSecrets ? text.inventories.keepsSecret : text.inventories.keepsSecretUntilEnd
  const { forgetsSecret, snapshotSecret } = text.inventories
  const secretHint = { kept: keptHint, once: forgetsSecret, anew: snapshotSecret }[secretUse]
  const line = (
    <TextField
      label={isRequired ? label : text.inventories.optional(label)}
      value={value}
      type={kind === 'secret' ? 'password' : 'text'}
      required={isRequired && !isKept}
      maxLength={2_000}
      placeholder={isKept ? text.inventories.secretUnchanged : EXAMPLES[key]}
      // oxlint-disable-next-line jsx-a11y/no-autofocus -- the dialog is about this field
      autoFocus={isFirst}
      onChange={onChange}
    />
  )
  const below = kind === 'secret' ? (hint ?? secretHint) : hint
  return (
    <div className={styles.asked}>
      {kind === 'folder' ? (
        <div className={styles.folder}>
          {line}
          <Button
            onClick={() =>
              void chooseFolder().then(folder => {
                if (folder !== null) onChange(folder)
              }, sayFailure)
            }
          >
            {text.inventories.choose}
          </Button>
        </div>
      ) : (
        line
      )}
      {below && <p className={styles.hint}>{below}</p>}
    </div>
  )
}

/** What a secret is not given for stays as it is. */
function wishOf(platform: GatewayPlatform, given: Given, title: string, mayChange: boolean): SourceWish {
  const isSecret = (key: string): boolean =>
    ASKED_FIELDS[platform].some(field => field.key === key && field.kind === 'secret')
  const all = Object.entries(given).filter(([, value]) => value !== '')
  return {
    title: title.trim(),
    settings: Object.fromEntries(all.filter(([key]) => !isSecret(key))),
    secrets: Object.fromEntries(all.filter(([key]) => isSecret(key))),
    mayChange,
  }
}

/** The last part of a folder or of what is below a bucket, the host of an address, who signs in, the bot, or the platform. */
function suggestedTitle(text: Catalogue, platform: GatewayPlatform, given: Given): string {
  const { folder, address, bucket, prefix, loginAddress, user, bot } = given
  const last = (path: string | undefined) => path?.split('/').findLast(part => part !== '')
  const found = last(folder) ?? last(prefix) ?? last(bucket) ?? hostOf(address) ?? (user || bot || null)
  return found ?? hostOf(loginAddress) ?? text.inventories.platforms[platform].name
}

function hostOf(address: string | undefined): string | null {
  return (address && /^https?:\/\/([^/:]+)/.exec(address)?.[1]) || null
}
