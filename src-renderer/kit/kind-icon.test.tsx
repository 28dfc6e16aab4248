import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, it } from 'vitest'
import { ENTRY_KINDS } from '../../src-shared/model/entry'
import { KindIcon } from './kind-icon'

describe('an icon', () => {
  it('has a shape of its own for each kind', () => {
    const shapes = ENTRY_KINDS.map(kind =>
      renderToStaticMarkup(<KindIcon kind={kind} />)
        .match(/<(path|circle|rect|line)[^>]*>/g)
        ?.join(),
    )
    expect(new Set(shapes).size).toBe(ENTRY_KINDS.length)
    expect(shapes).not.toContain(undefined)
  })
})
