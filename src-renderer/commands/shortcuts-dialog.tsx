import { Modal } from '../kit/modal'
import { isMac } from '../kit/platform'
import { type KeyScope, scopeKeys } from '../kit/scope-keys'
import { shortcutText } from '../kit/shortcut'
import { type Command, shortcutsOf } from './command'
import type { CommandContext } from './command-context'
import { COMMANDS, groupsOf } from './command-table'
import styles from './shortcuts-dialog.module.css'

interface ShortcutsDialogProps {
  readonly context: CommandContext
  readonly onClose: () => void
}

interface ShortcutLine {
  readonly label: string
  readonly keys: readonly string[]
}

/** All keys, from the two tables that there are: those of commands, and those of each part of the window. */
export function ShortcutsDialog({ context, onClose }: ShortcutsDialogProps) {
  const { text } = context
  const withKeys = COMMANDS.filter(command => shortcutsOf(command, isMac).length > 0)
  return (
    <Modal title={text.commands.shortcuts} textLabel={text.commands.shortcuts} onClose={onClose}>
      <div className={styles.groups}>
        <Group title={text.commands.scopes.contents} lines={linesOf('contents', context)} />
        {groupsOf(withKeys).map(({ group, commands }) => (
          <Group
            key={group}
            title={text.commands.groups[group]}
            lines={commands.map(command => lineOf(command, context))}
          />
        ))}
        {OTHER_SCOPES.map(scope => (
          <Group key={scope} title={text.commands.scopes[scope]} lines={linesOf(scope, context)} />
        ))}
      </div>
    </Modal>
  )
}

function lineOf(command: Command, context: CommandContext): ShortcutLine {
  const keys = shortcutsOf(command, isMac).map(shortcut => shortcutText(shortcut, isMac))
  return { label: command.label(context), keys: [...new Set(keys)] }
}

/** Behind the commands, which are looked for more often. */
const OTHER_SCOPES: readonly KeyScope[] = [
  'name',
  'tabs',
  'places',
  'palette',
  'found',
  'path',
  'filter',
  'tray',
  'preview',
  'activity',
  'border',
]

/** Of many keys that differ in an arrow, as many as explain it. */
const MOST_KEYS = 4

function linesOf(scope: KeyScope, { text }: CommandContext): readonly ShortcutLine[] {
  const lines = scopeKeys(scope).map(({ action, keys }) => ({
    label: text.commands.keys[action],
    keys: (keys.length > MOST_KEYS ? keys.slice(0, 2) : keys).map(key => shortcutText(key, isMac)),
  }))
  // No key of its own: any letter is one.
  return scope === 'contents' ? [...lines, { label: text.commands.typeAhead, keys: ['A–Z'] }] : lines
}

function Group({ title, lines }: { readonly title: string; readonly lines: readonly ShortcutLine[] }) {
  return (
    <section className={styles.group}>
      <h3 className={styles.heading}>{title}</h3>
      <dl className={styles.lines}>
        {lines.map(({ label, keys }) => (
          <div key={label} className={styles.line}>
            <dt className={styles.label}>{label}</dt>
            <dd className={styles.keys}>
              {keys.map(key => (
                <kbd key={key} className={styles.key}>
                  {key}
                </kbd>
              ))}
            </dd>
          </div>
        ))}
      </dl>
    </section>
  )
}
