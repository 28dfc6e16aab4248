import { CircleAlert, Info, Plus } from 'lucide-react'
import { plainText } from '../../../src-shared/domain/rich-text'
import type { LineState, SourceLine } from '../../../src-shared/model/added-source'
import type { Refusal } from '../../../src-shared/model/refusal'
import { ROOT_BRANCH } from '../../browser/branch'
import { branchAsTarget } from '../../browser/drop-target'
import { type DragData, inventoryData } from '../../drag/drag-data'
import { IconButton } from '../../kit/button'
import { openOverlay } from '../../kit/overlay-store'
import { PlatformIcon } from '../../kit/platform-icon'
import { Spinner } from '../../kit/spinner'
import { useText } from '../../kit/text-context'
import { aboutOf, showSource, useSourceList } from '../../session/source-list'
import { errorText } from '../../text/refusal-text'
import { PlaceLine } from './place-line'
import styles from './sidebar.module.css'

interface InventoriesProps {
  readonly tabIndexOf: (id: string) => 0 | -1
}

/** Which inventories there are, and which one the window shows. With only one there is nothing to choose from. */
export function Inventories({ tabIndexOf }: InventoriesProps) {
  const text = useText()
  const { lines, shown, found, isFoundSandbox } = useSourceList()
  const shownPlatform = lines.find(({ source }) => source.id === shown)?.source.platform ?? null
  return (
    <>
      <div className={styles.heading}>
        <h2 className={styles.words}>{text.inventories.label}</h2>
        <IconButton
          label={text.inventories.add}
          icon={<Plus size={14} />}
          tabIndex={-1}
          onClick={() => openOverlay({ kind: 'add-inventory' })}
        />
      </div>
      <ul className={styles.list}>
        <InventoryLine
          id={null}
          name={isFoundSandbox ? text.status.sandbox : text.inventories.resonite.name}
          whyNot={name => ({ reason: 'other-inventory', name })}
          icon={<PlatformIcon platform="resonite" size={16} />}
          state={found}
          isShown={shown === null}
          tabIndexOf={tabIndexOf}
        />
        {lines.map(({ source, state }) => (
          <InventoryLine
            key={source.id}
            id={source.id}
            name={plainText(source.title)}
            whyNot={name => whyNotTo(name, { source, state }, shownPlatform)}
            icon={<PlatformIcon platform={source.platform} size={16} />}
            state={state}
            isShown={shown === source.id}
            tabIndexOf={tabIndexOf}
          />
        ))}
      </ul>
    </>
  )
}

interface InventoryLineProps extends InventoriesProps {
  readonly id: SourceLine['source']['id'] | null
  readonly name: string
  /** Why nothing is brought there from what is shown; null where it is. */
  readonly whyNot: (name: string) => Refusal | null
  readonly icon: React.ReactNode
  readonly state: LineState
  readonly isShown: boolean
}

function InventoryLine({ id, name, whyNot, icon, state, isShown, tabIndexOf }: InventoryLineProps) {
  const text = useText()
  const lineId = `source ${id ?? 'found'}`
  const note = state.kind === 'lost' ? errorText(text, state.error) : text.inventories.states[state.kind]
  return (
    <PlaceLine
      id={lineId}
      name={name}
      icon={icon}
      isHere={isShown}
      isPrivate={id !== null}
      note={note}
      mark={<StateMark state={state} />}
      target={isShown ? branchAsTarget(ROOT_BRANCH) : null}
      {...(isShown ? {} : { destination: destinationOf(id, name, `place ${lineId}`, whyNot(name)) })}
      tabIndex={tabIndexOf(lineId)}
      onGo={() => showSource(id)}
      lines={() => [
        { label: text.commands.open, run: () => showSource(id) },
        { label: text.inventories.aboutTitle(name), run: () => openOverlay(aboutOf(id)) },
        ...(id === null
          ? []
          : [
              { label: text.inventories.edit, run: () => openOverlay({ kind: 'edit-inventory', id }) },
              { label: text.inventories.remove, run: () => openOverlay({ kind: 'remove-inventory', id }) },
            ]),
      ]}
    >
      <IconButton
        label={text.inventories.aboutTitle(name)}
        icon={<Info size={14} />}
        tabIndex={-1}
        onClick={() => openOverlay(aboutOf(id))}
      />
    </PlaceLine>
  )
}

function destinationOf(
  sourceId: string | null,
  name: string,
  targetId: string,
  refusal: Refusal | null,
): DragData {
  return inventoryData({ kind: 'inventory', sourceId, name, targetId, refusal })
}

/** Only folders of files take in what lies in another one. */
function whyNotTo(
  name: string,
  { source, state }: Pick<SourceLine, 'source' | 'state'>,
  shownPlatform: string | null,
): Refusal | null {
  if (source.platform !== 'folder' || shownPlatform !== 'folder') return { reason: 'other-inventory', name }
  if (state.kind !== 'open') return { reason: 'inventory-closed', name }
  return source.mayChange ? null : { reason: 'inventory-read-only', name }
}

/** Its words are the line's note. */
function StateMark({ state }: { readonly state: LineState }) {
  if (state.kind === 'connecting') return <Spinner size={12} />
  if (state.kind === 'lost') return <CircleAlert size={14} className={styles.lost} aria-hidden />
  return null
}
