import { QueryClientProvider } from '@tanstack/react-query'
import { renderToStaticMarkup } from 'react-dom/server'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { childPath, ROOT } from '../../src-shared/domain/paths'
import { type AppError, AppFailure } from '../../src-shared/errors'
import { say } from '../../src-shared/sentences'
import { SessionContext } from '../session/session-context'
import { openSession, stubMain } from '../testing/open-session'
import { Thumbnail } from './thumbnail'
import { thumbnailQuery } from './thumbnail-query'

const HAT = {
  recordId: 'R-hat',
  name: 'Hat',
  kind: 'object',
  assetUri: '',
  isPublic: false,
  modifiedMs: null,
} as const
const PATH = childPath(ROOT, 'Hat') ?? ROOT

/** As it is shown after the picture was asked for and this was the answer. */
async function shownAfter(error: AppError): Promise<string> {
  const session = openSession()
  const { queries } = session
  // A page that is drawn once does not ask again.
  queries.setDefaultOptions({ queries: { retryOnMount: false } })
  const queryFn = (): string => {
    throw new AppFailure(error)
  }
  await queries.prefetchQuery({ ...thumbnailQuery(session, HAT, PATH), queryFn, retry: false })
  return renderToStaticMarkup(
    <QueryClientProvider client={queries}>
      <SessionContext value={session}>
        <Thumbnail entry={HAT} path={PATH} />
      </SessionContext>
    </QueryClientProvider>,
  )
}

beforeEach(() => stubMain())
afterEach(() => void vi.unstubAllGlobals())

describe('a picture', () => {
  it('is asked for in the inventory that it is of, and in no other', async () => {
    vi.stubGlobal('requestAnimationFrame', (draw: () => void) => setTimeout(draw))
    const asked: (readonly [name: string, inventory: string | undefined])[] = []
    stubMain(async (name, _args, _id, inventory) => {
      asked.push([name, inventory])
      return { ok: false, error: { kind: 'offline', ...say('other-inventory-opened') } }
    })
    const session = openSession()
    const query = { ...thumbnailQuery(session, HAT, PATH), retry: false }
    await expect(session.queries.fetchQuery(query)).rejects.toMatchObject({ error: { kind: 'offline' } })
    expect(asked.filter(([name]) => name === 'thumbnails.want')).toEqual([['thumbnails.want', session.key]])
    session.close()
  })
})

describe('a picture that does not come', () => {
  it('is the shape of its kind, with the reason, where the service has none of any item', async () => {
    const markup = await shownAfter({ kind: 'server-too-old', ...say('pictures-not-offered') })
    expect(markup).toContain('data-picture="none"')
    expect(markup).toContain('This version of the ResoniteIO mod can’t show pictures.')
  })

  it('is marked as broken, with the reason, where something is wrong with it', async () => {
    const markup = await shownAfter({ kind: 'refused', ...say('picture-moves') })
    expect(markup).toContain('data-picture="failed"')
    expect(markup).toContain(say('picture-moves').message)
  })
})
