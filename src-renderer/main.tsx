import './trusted-types'
import { QueryClientProvider } from '@tanstack/react-query'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { App } from './app'
import { readSavedInventory } from './connection/saved-inventory'
import { watchSource } from './connection/use-source-state'
import { followLanguage } from './i18n/language'
import { readEnvironment } from './ipc/environment'
import { journal } from './journal/journal-store'
import { watchLinks } from './links/link-store'
import { locks } from './locks/lock-store'
import { unfinishedMoves } from './moves/unfinished-store'
import { watchOperations } from './operations/operation-store'
import { watchPlaces } from './places/places-store'
import { createQueryClient } from './queries/query-client'
import { watchSettings } from './settings/settings-store'
import { watchTray } from './tray/tray-store'
import { FaultBoundary } from './ui/fault-boundary'
import { undoStack } from './undo/undo-store'
import './styles/tokens.css'
import './styles/base.css'
import './styles/streamer.css'
import './styles/forced-colors.css'

const container = document.getElementById('root')
if (!container) throw new Error('index.html has no element with the id "root"')

watchSource()
watchOperations()
watchLinks()
watchPlaces()
watchTray()
for (const watched of [undoStack, locks, unfinishedMoves, journal]) watched.start()

// Nothing is drawn in a theme or a language that was not chosen.
void Promise.all([watchSettings(), readEnvironment(), readSavedInventory()]).then(() => {
  followLanguage()
  createRoot(container).render(
    <StrictMode>
      <QueryClientProvider client={createQueryClient()}>
        <FaultBoundary>
          <App />
        </FaultBoundary>
      </QueryClientProvider>
    </StrictMode>,
  )
})
