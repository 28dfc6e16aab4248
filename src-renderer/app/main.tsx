import './trusted-types'
import { QueryClientProvider } from '@tanstack/react-query'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { readEnvironment } from '../bridge/environment'
import { FaultBoundary } from '../kit/fault-boundary'
import { createQueryClient } from '../listings/query-client'
import { followLanguage } from '../session/follow-language'
import { journal } from '../session/journal-store'
import { watchLinks } from '../session/link-store'
import { locks } from '../session/lock-store'
import { watchOperations } from '../session/operation-store'
import { watchPlaces } from '../session/places-store'
import { watchSettings } from '../session/settings-store'
import { watchTray } from '../session/tray-store'
import { undoStack } from '../session/undo-store'
import { unfinishedMoves } from '../session/unfinished-store'
import { watchSource } from '../session/use-source-state'
import { App } from './app'
import '../styles/tokens.css'
import '../styles/base.css'
import '../styles/streamer.css'
import '../styles/forced-colors.css'

const container = document.getElementById('root')
if (!container) throw new Error('index.html has no element with the id "root"')

watchSource()
watchOperations()
watchLinks()
watchPlaces()
watchTray()
for (const watched of [undoStack, locks, unfinishedMoves, journal]) watched.start()

// Nothing is drawn in a theme or a language that was not chosen.
void Promise.all([watchSettings(), readEnvironment()]).then(() => {
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
