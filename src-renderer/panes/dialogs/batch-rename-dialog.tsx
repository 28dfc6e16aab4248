import { type RefObject, useMemo, useRef, useState } from 'react'
import { type PlannedRename, planRenames, type RenameRule } from '../../../src-shared/domain/batch-rename'
import { titleOf } from '../../../src-shared/domain/names'
import { childPath } from '../../../src-shared/domain/paths'
import type { Dragged } from '../../../src-shared/domain/transfer'
import { type BatchRename, dialogsOf } from '../../actions/dialogs'
import { useRunOperation } from '../../actions/use-run-operation'
import { CheckBox } from '../../kit/check-box'
import { ChoiceGroup } from '../../kit/choice-group'
import { QuestionDialog } from '../../kit/dialog'
import { useStore } from '../../kit/store'
import { useText } from '../../kit/text-context'
import { TextField } from '../../kit/text-field'
import { isGoneFrom } from '../../listings/gone-from'
import { useAnswers } from '../../listings/session-resolver'
import { useCapabilities, useSession } from '../../session/session-context'
import styles from './batch-rename-dialog.module.css'
import { RenamePreview } from './rename-preview'

const MAX_DIGITS = 9

export function BatchRenames() {
  const batch = useStore(dialogsOf(useSession()).batchRename, value => value)
  return batch && <BatchRenameDialog batch={batch} />
}

interface Draft {
  readonly kind: RenameRule['kind']
  readonly find: string
  readonly replaceWith: string
  readonly matchCase: boolean
  readonly base: string
  readonly start: string
  readonly digits: string
}

/** New names for several entries by one rule, shown before anything is done. */
function BatchRenameDialog({ batch }: { readonly batch: BatchRename }) {
  const text = useText()
  const run = useRunOperation()
  const { names } = useCapabilities()
  const [draft, setDraft] = useState<Draft>(() => firstDraft(batch))
  const gone = useGone(batch)
  const planned = useMemo(() => {
    const all = planRenames(batch.entries, ruleOf(draft), batch.titlesIn, names)
    return all.map(line => (gone.has(line.entry.recordId) ? goneLine(line) : line))
  }, [batch, draft, names, gone])
  const changed = planned.filter(line => line.isChanged)
  const wrong = changed.filter(line => line.refusal !== null)
  const firstField = useRef<HTMLInputElement>(null)
  const { batchRename } = dialogsOf(useSession())
  const end = (): void => batchRename.update(() => null)
  return (
    <QuestionDialog
      title={text.batchRename.title(batch.entries.length)}
      confirm={text.batchRename.confirm(changed.length)}
      cancel={text.batchRename.cancel}
      canConfirm={changed.length > 0 && wrong.length === 0}
      isWide
      initialFocus={firstField}
      onCancel={end}
      onConfirm={() => {
        end()
        void run({ kind: 'rename', renames: changed.map(({ entry, newName }) => ({ entry, newName })) })
      }}
    >
      <Rule draft={draft} onChange={part => setDraft({ ...draft, ...part })} firstField={firstField} />
      <RenamePreview planned={planned} />
      <p className={styles.summary} data-wrong={wrong.length > 0} role="status">
        {text.batchRename.summary(changed.length, wrong.length)}
      </p>
    </QuestionDialog>
  )
}

/** What another program deletes while somebody types a rule is left out, and says so; the rule stays. */
function useGone({ entries }: BatchRename): ReadonlySet<string> {
  const answers = useAnswers()
  return useMemo(() => {
    const isGone = ({ ref: { parent, recordId, name } }: Dragged): boolean => {
      const path = childPath(parent.path, name)
      return path !== null && isGoneFrom(answers, { path, recordIds: [...parent.recordIds, recordId] })
    }
    return new Set(entries.filter(isGone).map(({ ref }) => ref.recordId))
  }, [entries, answers])
}

function goneLine(line: PlannedRename): PlannedRename {
  return { ...line, isChanged: false, refusal: { reason: 'gone', name: titleOf(line.entry) } }
}

interface RuleProps {
  readonly draft: Draft
  readonly onChange: (part: Partial<Draft>) => void
  readonly firstField: RefObject<HTMLInputElement | null>
}

function Rule({ draft, onChange, firstField }: RuleProps) {
  const text = useText()
  const say = text.batchRename
  return (
    <>
      <ChoiceGroup
        label={say.way}
        choices={[
          { value: 'replace', label: say.replace },
          { value: 'number', label: say.number },
        ]}
        value={draft.kind}
        onChange={kind => onChange({ kind })}
      />
      {draft.kind === 'replace' ? (
        <>
          <div className={styles.fields}>
            <TextField
              ref={firstField}
              label={say.find}
              value={draft.find}
              onChange={find => onChange({ find })}
            />
            <TextField
              label={say.replaceWith}
              value={draft.replaceWith}
              onChange={replaceWith => onChange({ replaceWith })}
            />
          </div>
          <CheckBox isChecked={draft.matchCase} onChange={matchCase => onChange({ matchCase })}>
            {say.matchCase}
          </CheckBox>
        </>
      ) : (
        <div className={styles.fields}>
          <TextField label={say.base} value={draft.base} onChange={base => onChange({ base })} />
          <TextField
            label={say.start}
            value={draft.start}
            inputMode="numeric"
            onChange={start => onChange({ start: digitsOf(start) })}
          />
          <TextField
            label={say.digits}
            value={draft.digits}
            inputMode="numeric"
            onChange={digits => onChange({ digits: digitsOf(digits).slice(-1) })}
          />
        </div>
      )}
    </>
  )
}

function firstDraft({ entries }: BatchRename): Draft {
  return {
    kind: 'replace',
    find: '',
    replaceWith: '',
    matchCase: false,
    base: (entries[0] ? titleOf(entries[0].ref) : '').replace(/[ _-]*\d+$/, ''),
    start: '1',
    digits: String(String(entries.length).length),
  }
}

function ruleOf(draft: Draft): RenameRule {
  const { kind, find, replaceWith, matchCase, base } = draft
  if (kind === 'replace') return { kind, find, replaceWith, matchCase }
  return { kind, base, start: Number(draft.start), digits: Math.max(1, Number(draft.digits)) }
}

function digitsOf(typed: string): string {
  return typed.replaceAll(/\D/g, '').slice(0, MAX_DIGITS)
}
