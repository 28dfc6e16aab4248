import { QueryClientProvider } from '@tanstack/react-query'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import '../app/trusted-types'
import { startWindow } from '../app/start-window'
import { readEnvironment } from '../bridge/environment'
import { createBrowser } from '../browser/browser'
import { BrowserProvider } from '../browser/browser-context'
import { useShown } from '../browser/shown'
import { tabsOf } from '../browser/tabs-of'
import { CommandsProvider } from '../commands/commands-provider'
import { createQueryClient } from '../listings/query-client'
import { followLanguage } from '../session/follow-language'
import { createSession } from '../session/session'
import { SessionContext } from '../session/session-context'
import { watchSettings } from '../session/settings-store'
import { useAppearance } from '../session/use-appearance'
import { useSidePane } from '../session/use-side-pane'
import { FixtureBridge } from './fixture-bridge'
import { READY } from './fixture-sources'
import type { Look } from './look'
import type { Scene, SheetScene } from './scene'
import styles from './sheet.module.css'
import { shown } from './stage'
import '../styles/tokens.css'
import '../styles/base.css'
import '../styles/streamer.css'
import '../styles/forced-colors.css'

/** Draws one scene, and marks the page when it is wholly there. */
export async function showScene(scene: Scene, look: Look): Promise<void> {
  // What an earlier scene opened is not this one's.
  localStorage.clear()
  sessionStorage.clear()
  const bridge = new FixtureBridge(scene, look)
  Object.defineProperty(window, 'satchel', { value: bridge })
  document.title = scene.title
  const root = document.getElementById('root')
  if (!root) throw new Error('index.html has no element with the id "root"')
  if (scene.kind === 'window') {
    const sessions = await startWindow(root)
    await shown('[data-app-state]')
    const tabs = tabsOf(sessions.get())
    await scene.play?.({ tell: bridge.tell, tabs, browser: tabs.browser })
  } else {
    await Promise.all([watchSettings(), readEnvironment()])
    followLanguage()
    drawSheet(scene, root)
    await shown('main')
  }
  document.documentElement.dataset['scene'] = scene.id
}

function drawSheet(scene: SheetScene, root: HTMLElement): void {
  const inventory = {
    key: READY.inventory.id,
    userId: READY.inventory.ownerId,
    isReady: true,
    world: { kind: 'world', name: 'Home' },
    capabilities: READY.capabilities,
  } as const
  const session = createSession(inventory, createQueryClient())
  const browser = createBrowser(session)
  createRoot(root).render(
    <StrictMode>
      <QueryClientProvider client={session.queries}>
        <SessionContext value={session}>
          <BrowserProvider browser={browser}>
            <Sheet scene={scene} />
          </BrowserProvider>
        </SessionContext>
      </QueryClientProvider>
    </StrictMode>,
  )
}

function Sheet({ scene }: { readonly scene: SheetScene }) {
  useAppearance()
  const shown = useShown()
  const inspector = useSidePane('inspector')
  const sidebar = useSidePane('sidebar')
  return (
    <CommandsProvider shown={shown} inspector={inspector} sidebar={sidebar}>
      <main className={styles.sheet}>
        <h1 className={styles.title}>{scene.title}</h1>
        {scene.draw()}
      </main>
    </CommandsProvider>
  )
}
