import { Modal } from '../kit/modal'
import { isMac } from '../kit/platform'
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

/** All keys: those of the commands, and those by which one walks the tree. */
export function ShortcutsDialog({ context, onClose }: ShortcutsDialogProps) {
  const { text } = context
  const withKeys = COMMANDS.filter(command => shortcutsOf(command, isMac).length > 0)
  return (
    <Modal title={text.commands.shortcuts} textLabel={text.commands.shortcuts} onClose={onClose}>
      <div className={styles.groups}>
        <Group title={text.commands.walking} lines={walkingLines(context)} />
        {groupsOf(withKeys).map(({ group, commands }) => (
          <Group
            key={group}
            title={text.commands.groups[group]}
            lines={commands.map(command => lineOf(command, context))}
          />
        ))}
      </div>
    </Modal>
  )
}

function lineOf(command: Command, context: CommandContext): ShortcutLine {
  const keys = shortcutsOf(command, isMac).map(shortcut => shortcutText(shortcut, isMac))
  return { label: command.label(context), keys: [...new Set(keys)] }
}

/** These belong to the tree itself (navigation.ts) and are nobody's command. */
function walkingLines({ text }: CommandContext): readonly ShortcutLine[] {
  const { walk } = text.commands
  const mod = isMac ? '⌘' : 'Ctrl+'
  return [
    { label: walk.move, keys: ['↑', '↓'] },
    { label: walk.openClose, keys: ['→', '←'] },
    { label: walk.ends, keys: ['Home', 'End'] },
    { label: walk.page, keys: ['PgUp', 'PgDn'] },
    { label: walk.extend, keys: [isMac ? '⇧↑' : 'Shift+↑', isMac ? '⇧↓' : 'Shift+↓'] },
    { label: walk.moveOnly, keys: [`${mod}↑`, `${mod}↓`] },
    { label: walk.toggle, keys: [isMac ? '⌃Space' : 'Ctrl+Space'] },
    { label: walk.type, keys: ['A–Z'] },
    { label: walk.letGo, keys: ['Esc'] },
  ]
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
