import { Plus, Sparkles } from 'lucide-react'
import { ROOT } from '../../src-shared/domain/paths'
import { ENTRY_KINDS } from '../../src-shared/model/entry'
import { Button, IconButton } from '../kit/button'
import { ChoiceLine } from '../kit/choice-line'
import { KindIcon } from '../kit/kind-icon'
import { RichName } from '../kit/rich-name'
import { Spinner } from '../kit/spinner'
import { SwitchLine } from '../kit/switch-line'
import { TextField } from '../kit/text-field'
import { Thumbnail } from '../listings/thumbnail'
import { ODD_ENTRIES, object } from './fixture-entries'
import styles from './sheet.module.css'
import { Specimen } from './specimen'

const nothing = (): void => {}

/** The smallest parts: buttons, fields, shapes, names, pictures. */
export function PartsSheet() {
  return (
    <>
      <Specimen name="Buttons">
        <Button>Plain</Button>
        <Button look="primary" icon={<Sparkles size={16} />}>
          Primary
        </Button>
        <Button look="quiet">Quiet</Button>
        <IconButton label="New folder" icon={<Plus size={16} />} />
      </Specimen>
      <Specimen name="Buttons, disabled">
        <Button disabled>Plain</Button>
        <Button look="primary" disabled>
          Primary
        </Button>
        <Button look="quiet" disabled>
          Quiet
        </Button>
        <IconButton label="New file" icon={<Plus size={16} />} disabled />
      </Specimen>
      <Specimen name="Spinner">
        <Spinner />
        <Spinner size={32} />
      </Specimen>
      <Specimen name="Field" widthPx={280}>
        <TextField label="Address" value="unix:/run/service.sock" onChange={nothing} />
      </Specimen>
      <Specimen name="Field with a problem" widthPx={280}>
        <TextField label="Name" value="a/b" onChange={nothing} problem="A name cannot hold a slash." />
      </Specimen>
      <Specimen name="Switches" widthPx={320}>
        <SwitchLine label="Show pictures" isOn onChange={nothing} />
        <SwitchLine label="Streamer mode" hint="Names are blurred." isOn={false} onChange={nothing} />
      </Specimen>
      <Specimen name="Choices" widthPx={320}>
        <ChoiceLine
          label="Rows"
          value="default"
          choices={[
            { value: 'compact', label: 'Compact' },
            { value: 'default', label: 'Default' },
            { value: 'roomy', label: 'Comfortable' },
          ]}
          onChange={nothing}
        />
      </Specimen>
      <Specimen name="Kinds">
        {ENTRY_KINDS.map(kind => (
          <KindIcon key={kind} kind={kind} size={24} />
        ))}
        <KindIcon kind="folder" isOpen size={24} />
      </Specimen>
      {['banana', 'none', 'loading', 'failed'].map(name => (
        <Specimen
          key={name}
          name={`Picture: ${name === 'banana' ? 'shown' : name}`}
          widthPx={96}
          heightPx={96}
        >
          <Thumbnail entry={object(`R-sheet-${name}`, name)} path={ROOT} iconPx={32} />
        </Specimen>
      ))}
      <Specimen name="Names" widthPx={320}>
        {ODD_ENTRIES.map(({ recordId, name }) => (
          <p key={recordId} className={styles.line}>
            <RichName name={name} />
          </p>
        ))}
      </Specimen>
    </>
  )
}
