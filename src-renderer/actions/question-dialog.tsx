import { TriangleAlert } from 'lucide-react'
import { useRef, useState } from 'react'
import { folderTitleOf } from '../../src-shared/domain/entry-address'
import { titleOf } from '../../src-shared/domain/names'
import { ROOT } from '../../src-shared/domain/paths'
import type { Answers, Warning } from '../../src-shared/model/asks'
import type { EntryRef } from '../../src-shared/model/entry'
import type { Operation, OperationRequest } from '../../src-shared/model/operation'
import { CheckBox } from '../kit/check-box'
import { ChoiceGroup } from '../kit/choice-group'
import { QuestionDialog } from '../kit/dialog'
import { useStore } from '../kit/store'
import { useText } from '../kit/text-context'
import { useIndexAnswer } from '../listings/use-index-answer'
import { useSession } from '../session/session-context'
import type { Catalogue } from '../text/en'
import { joinSentences } from '../text/joined-text'
import {
  answersOf,
  choiceOfAll,
  commonChoices,
  isAnyChosen,
  NO_CHOICES,
  withChoice,
  withChoiceForAll,
} from './conflict-choices'
import { ConflictList } from './conflict-list'
import styles from './question-dialog.module.css'
import { type Question, questionsOf, silence } from './questions'

/** What running operations ask, one after the other. */
export function Questions() {
  const question = useStore(questionsOf(useSession()), ([first]) => first)
  return question && <AskDialog key={question.operation.id} question={question} />
}

const INSIDE: readonly Answers['inside'][] = ['keep-both', 'skip', 'replace']

/** One dialog for the whole batch: its conflicts, and what other people may notice. */
function AskDialog({ question }: { readonly question: Question }) {
  const { operation, asks, answer } = question
  const text = useText()
  const { conflicts, warnings } = asks
  const [choices, setChoices] = useState(NO_CHOICES)
  const [silenced, setSilenced] = useState<ReadonlySet<string>>(new Set())
  const firstField = useRef<HTMLInputElement>(null)
  const hasMerge = isAnyChosen(choices, conflicts, 'merge')
  const hasReplace = isAnyChosen(choices, conflicts, 'replace') || (hasMerge && choices.inside === 'replace')

  function confirm(): void {
    silence(warnings.map(({ kind }) => kind).filter(kind => silenced.has(kind)))
    answer({ ...answersOf(choices, conflicts), acknowledged: [] })
  }

  return (
    <QuestionDialog
      title={useTitle(question)}
      description={useDescription(question)}
      confirm={text.ask.confirm[operation.kind]}
      cancel={text.ask.cancel}
      isWide={conflicts.length > 0}
      onConfirm={confirm}
      onCancel={() => answer(null)}
      initialFocus={conflicts.length > 0 ? firstField : focusOf(warnings)}
    >
      {warnings.length > 0 && (
        <Warnings
          warnings={warnings}
          silenced={silenced}
          onSilence={(kind, isSilenced) =>
            setSilenced(before => {
              const kinds = new Set(before)
              if (isSilenced) kinds.add(kind)
              else kinds.delete(kind)
              return kinds
            })
          }
        />
      )}
      {conflicts.length > 1 && (
        <div className={styles.line}>
          <span>{text.ask.forAll}</span>
          <ChoiceGroup
            label={text.ask.forAll}
            choices={commonChoices(conflicts).map(value => ({ value, label: text.ask.choices[value] }))}
            value={choiceOfAll(choices, conflicts)}
            onChange={choice => setChoices(withChoiceForAll(choices, conflicts, choice))}
            focusRef={firstField}
          />
        </div>
      )}
      {conflicts.length > 0 && (
        <ConflictList
          conflicts={conflicts}
          choices={choices}
          onChoose={(conflict, choice) => setChoices(withChoice(choices, conflict, choice))}
          {...(conflicts.length === 1 ? { focusRef: firstField } : {})}
        />
      )}
      {hasMerge && (
        <div className={styles.line}>
          <span>{text.ask.inside}</span>
          <ChoiceGroup
            label={text.ask.inside}
            choices={INSIDE.map(value => ({ value, label: text.ask.choices[value] }))}
            value={choices.inside}
            onChange={inside => setChoices({ ...choices, inside })}
          />
        </div>
      )}
      <p className={styles.meaning} role="status">
        {hasReplace && text.ask.replaceMeaning}
      </p>
    </QuestionDialog>
  )
}

function useTitle({ operation, request, asks: { conflicts, warnings } }: Question): string {
  const text = useText()
  const [conflict] = conflicts
  if (conflict) {
    return text.ask.conflictTitle(conflicts.length, titleOf(conflict.incoming.entry), operation.targetName)
  }
  const titles = titlesIn(request)
  if (warnings.length === 0) return text.drag.confirmTitle(titles.length, titles[0] ?? '')
  return text.ask.warningTitle[operation.kind](titles.length, titles[0] ?? '')
}

function useDescription({ operation, request, asks: { conflicts } }: Question): string | undefined {
  const text = useText()
  const meant = useMeant(operation, request)
  if (conflicts.length === 0) return meant
  if (meant === undefined) return text.ask.keepBothMeaning
  // What goes along without a conflict is part of the question, too.
  const titles = titlesIn(request)
  const whole = text.drag.confirmTitle(titles.length, titles[0] ?? '')
  return joinSentences(text, [whole, meant, text.ask.keepBothMeaning])
}

/** What a drag that has to be confirmed would do, and how much goes along. */
function useMeant(operation: Operation, request: OperationRequest): string | undefined {
  const text = useText()
  const entries = request.kind === 'transfer' && request.isToBeConfirmed === true ? request.entries : NONE
  const folders = entries.filter(({ kind }) => kind === 'folder').map(({ recordId }) => recordId)
  const content = useIndexAnswer('folders.content', { recordIds: folders })
  const [first] = entries
  if (entries === NONE) return
  const target = operation.targetName ?? ''
  const along =
    content === null || folders.length === 0 ? null : text.drag.along(content.count, content.isAll)
  const sources = new Set(entries.map(({ parent }) => parent.path))
  if (first === undefined || sources.size > 1) return text.drag.confirmTextMany(target, along)
  const source = first.parent.path === ROOT ? text.app.inventory : folderTitleOf(first.parent)
  return text.drag.confirmText(source, target, along)
}

const NONE: readonly EntryRef[] = []

/** What can be taken back is confirmed with Enter; what others may notice is not. */
function focusOf(warnings: Question['asks']['warnings']): 'confirm' | undefined {
  return warnings.length === 0 ? 'confirm' : undefined
}

function titlesIn(request: OperationRequest): readonly string[] {
  if ('renames' in request) return request.renames.map(({ entry }) => titleOf(entry))
  return 'entries' in request ? (request.entries ?? []).map(titleOf) : []
}

interface WarningsProps {
  readonly warnings: Question['asks']['warnings']
  readonly silenced: ReadonlySet<string>
  readonly onSilence: (kind: string, isSilenced: boolean) => void
}

function Warnings({ warnings, silenced, onSilence }: WarningsProps) {
  const text = useText()
  const kinds = [...new Set(warnings.map(warning => warning.kind))]
  return (
    <ul className={styles.warnings}>
      {kinds.map(kind => (
        <li key={kind} className={styles.warning}>
          <TriangleAlert size={16} aria-hidden className={styles.warningIcon} />
          <div className={styles.warningWords}>
            {warnings
              .filter(warning => warning.kind === kind)
              .map(warning => {
                const words = warningText(text, warning)
                return <p key={words}>{words}</p>
              })}
            <CheckBox isChecked={silenced.has(kind)} onChange={isSilenced => onSilence(kind, isSilenced)}>
              {text.ask.silence}
            </CheckBox>
          </div>
        </li>
      ))}
    </ul>
  )
}

function warningText(text: Catalogue, warning: Warning): string {
  const { count, name } = warning
  if (warning.kind === 'goes-elsewhere')
    return text.ask.elsewhere(count, name, warning.folder, warning.isMade)
  return text.ask.warnings[warning.kind === 'breaks-links' ? warning.why : warning.kind](count, name)
}
