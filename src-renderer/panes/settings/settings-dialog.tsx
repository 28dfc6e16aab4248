import { DENSITIES, DOUBLE_CLICKS, LANGUAGES, THEMES } from '../../../src-shared/model/settings'
import { forgetInventory } from '../../actions/steer-crawl'
import { useEnvironment } from '../../bridge/environment'
import { Button } from '../../kit/button'
import { ChoiceLine } from '../../kit/choice-line'
import { Modal } from '../../kit/modal'
import { SwitchLine } from '../../kit/switch-line'
import { useText } from '../../kit/text-context'
import { useSession } from '../../session/session-context'
import { changeSettings, useSettings } from '../../session/settings-store'
import { languageName } from '../../text/language-name'
import styles from './settings-dialog.module.css'

/** What a person can choose. Every change shows at once and is kept at once: there is nothing to confirm. */
export function SettingsDialog({ onClose }: { readonly onClose: () => void }) {
  const { settings: text } = useText()
  return (
    <Modal title={text.title} onClose={onClose}>
      <div className={styles.sections}>
        <Appearance />
        <Handling />
        <Pictures />
        <Known />
      </div>
    </Modal>
  )
}

function Appearance() {
  const text = useText()
  const words = text.settings
  const settings = useSettings(all => all)
  const { isDevelopment } = useEnvironment()
  const isOffered = (language: string): boolean =>
    language !== 'pseudo' || isDevelopment || settings.language === 'pseudo'
  return (
    <section className={styles.section}>
      <h3 className={styles.heading}>{words.appearance}</h3>
      <ChoiceLine
        label={words.theme}
        value={settings.theme}
        choices={THEMES.map(value => ({ value, label: words.themes[value] }))}
        onChange={theme => changeSettings({ theme })}
      />
      <ChoiceLine
        label={words.density}
        value={settings.density}
        choices={DENSITIES.map(value => ({ value, label: words.densities[value] }))}
        onChange={density => changeSettings({ density })}
      />
      <ChoiceLine
        label={words.language}
        value={settings.language}
        choices={LANGUAGES.filter(isOffered).map(value => ({ value, label: languageName(text, value) }))}
        onChange={language => changeSettings({ language })}
      />
    </section>
  )
}

function Handling() {
  const { settings: words } = useText()
  const settings = useSettings(all => all)
  return (
    <section className={styles.section}>
      <h3 className={styles.heading}>{words.handling}</h3>
      <ChoiceLine
        label={words.doubleClick}
        value={settings.doubleClick}
        choices={DOUBLE_CLICKS.map(value => ({ value, label: words.doubleClicks[value] }))}
        onChange={doubleClick => changeSettings({ doubleClick })}
      />
      <SwitchLine
        label={words.allowsDrags}
        hint={words.allowsDragsHint}
        isOn={settings.allowsDrags}
        onChange={allowsDrags => changeSettings({ allowsDrags })}
      />
      <SwitchLine
        label={words.confirmsDrags}
        hint={words.confirmsDragsHint}
        isOn={settings.confirmsDrags}
        onChange={confirmsDrags => changeSettings({ confirmsDrags })}
      />
    </section>
  )
}

/** What is kept of the open inventory, and the way to be rid of it. */
function Known() {
  const text = useText()
  const session = useSession()
  if (session.key === '') return null
  return (
    <section className={styles.section}>
      <h3 className={styles.heading}>{text.crawl.settingsHeading}</h3>
      <p className={styles.text}>{text.crawl.settingsText}</p>
      <Button onClick={() => void forgetInventory(session, text)}>{text.crawl.forget}</Button>
    </section>
  )
}

function Pictures() {
  const { settings: words } = useText()
  const settings = useSettings(all => all)
  return (
    <section className={styles.section}>
      <h3 className={styles.heading}>{words.pictures}</h3>
      <SwitchLine
        label={words.showsThumbnails}
        hint={words.showsThumbnailsHint}
        isOn={settings.showsThumbnails}
        onChange={showsThumbnails => changeSettings({ showsThumbnails })}
      />
      <SwitchLine
        label={words.streamerMode}
        hint={words.streamerModeHint}
        isOn={settings.streamerMode}
        onChange={streamerMode => changeSettings({ streamerMode })}
      />
    </section>
  )
}
