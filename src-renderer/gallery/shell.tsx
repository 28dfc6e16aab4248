import { StrictMode, useState } from 'react'
import { createRoot } from 'react-dom/client'
import { LANGUAGES, type Language } from '../../src-shared/model/settings'
import { addressOf } from './look'
import type { Scene } from './scene'
import { SCENES } from './scenes'
import styles from './shell.module.css'
import '../styles/tokens.css'
import '../styles/base.css'

const WIDTHS_PX = [800, 1200, 1600] as const

/** The list of scenes, and the chosen one in both themes: each in a frame of its own, as it were a window. */
export function showShell(): void {
  const root = document.getElementById('root')
  if (!root) throw new Error('index.html has no element with the id "root"')
  createRoot(root).render(
    <StrictMode>
      <Shell />
    </StrictMode>,
  )
}

function Shell() {
  const [scene, setScene] = useState(SCENES[0])
  const [language, setLanguage] = useState<Language>('en')
  const [widthPx, setWidthPx] = useState<number>(WIDTHS_PX[0])
  return (
    <div className={styles.shell}>
      <nav className={styles.list} aria-label="Scenes">
        {SCENES.map(each => (
          <button
            key={each.id}
            type="button"
            aria-current={each === scene ? 'page' : undefined}
            data-scene-id={each.id}
            onClick={() => setScene(each)}
          >
            {each.title}
          </button>
        ))}
      </nav>
      <main className={styles.main}>
        <div role="toolbar" aria-label="Look" className={styles.bar}>
          <Choice
            name="Language"
            values={LANGUAGES.slice(1)}
            value={language}
            onChoose={chosen => setLanguage(LANGUAGES.find(each => each === chosen) ?? 'en')}
          />
          <Choice
            name="Width"
            values={WIDTHS_PX.map(String)}
            value={String(widthPx)}
            onChoose={chosen => setWidthPx(Number(chosen))}
          />
        </div>
        {scene && (
          <Frames key={`${scene.id} ${language}`} scene={scene} language={language} widthPx={widthPx} />
        )}
      </main>
    </div>
  )
}

interface FramesProps {
  readonly scene: Scene
  readonly language: Language
  readonly widthPx: number
}

function Frames({ scene, language, widthPx }: FramesProps) {
  return (['light', 'dark'] as const).map(theme => (
    // oxlint-disable-next-line react/iframe-missing-sandbox -- our own page, which needs scripts and its storage
    <iframe
      key={theme}
      className={styles.frame}
      title={`${scene.title}, ${theme}`}
      src={addressOf({ sceneId: scene.id, theme, language })}
      width={widthPx}
      height={(widthPx * 3) / 4}
    />
  ))
}

interface ChoiceProps {
  readonly name: string
  readonly values: readonly string[]
  readonly value: string
  readonly onChoose: (value: string) => void
}

function Choice({ name, values, value, onChoose }: ChoiceProps) {
  return (
    <label>
      {name}{' '}
      <select value={value} onChange={event => onChoose(event.target.value)}>
        {values.map(each => (
          <option key={each}>{each}</option>
        ))}
      </select>
    </label>
  )
}
