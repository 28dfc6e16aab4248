import { describe, expect, it } from 'vitest'
import { IDS_CAPABILITIES } from '../../src-shared/testing/capabilities'
import { capabilitiesIn } from './kept-capabilities'

describe('what a source can do, as it is kept', () => {
  it('is read as it was written', () => {
    expect(capabilitiesIn(JSON.parse(JSON.stringify(IDS_CAPABILITIES)))).toEqual(IDS_CAPABILITIES)
  })

  it('is kept also where a Satchel wrote it that knew less: what it had no word for is not offered', () => {
    const { give: _, ...verbs } = IDS_CAPABILITIES.verbs
    const read = capabilitiesIn({ ...IDS_CAPABILITIES, verbs })
    expect(read?.verbs).toEqual({ ...verbs, give: { how: 'absent', whyNot: 'not-offered' } })
  })

  it('is not believed where it says something odd', () => {
    const verbs = { ...IDS_CAPABILITIES.verbs, list: { how: 'somehow' } }
    expect(capabilitiesIn({ ...IDS_CAPABILITIES, verbs })).toBeNull()
  })
})
