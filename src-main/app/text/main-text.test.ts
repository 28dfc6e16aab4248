import { describe, expect, it } from 'vitest'
import { mainTextFor } from './main-text'

describe('mainTextFor', () => {
  it('asks in the language of the person, and in English where there is none', () => {
    expect(mainTextFor('system', 'ja-JP').closing.quit).toBe('終了する')
    expect(mainTextFor('ja', 'en').fault.detail('/logs')).toContain('/logs のログ')
    expect(mainTextFor('system', 'de').closing.quit).toBe('Quit anyway')
    expect(mainTextFor('pseudo', 'ja').closing.quit).toBe('Quit anyway')
  })
})
