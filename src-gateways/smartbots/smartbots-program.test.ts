import { describe, expect, it } from 'vitest'
import { botNameOf } from './bot-name.ts'
import { smartbotsProgram } from './smartbots-program.ts'
import { TEST_API_KEY, TEST_BOT } from './testing/bot-server.ts'

describe('the secrets of a bot', () => {
  it('are asked for before anything is served', async () => {
    const open = (values: Readonly<Record<string, string>>, secrets: Readonly<Record<string, string>>) =>
      smartbotsProgram.open({
        positionals: ['https://bots.example.invalid'],
        values,
        secrets,
        allowChanges: false,
        log: { info: () => {}, debug: () => {} },
        keepSecret: () => {},
        tell: () => {},
        ending: new AbortController().signal,
      })
    await expect(open({ bot: TEST_BOT }, { 'api-key': TEST_API_KEY })).rejects.toThrow(/access code/)
    await expect(open({}, { 'access-code': 'x', 'api-key': 'x' })).rejects.toThrow(/which bot/)
  })
})

describe('the name of a bot', () => {
  it.each([
    ['Ada Testbot', 'Ada Testbot', 'ada testbot'],
    [' ada.testbot ', 'ada testbot', 'ada testbot'],
    ['ADA', 'ADA Resident', 'ada resident'],
  ])('%j is one inventory, however it is written', (text, asSent, identity) =>
    expect(botNameOf(text)).toEqual({ asSent, identity }),
  )

  it.each(['', 'a b c', 'a/b', '--bot', 'x'.repeat(80)])('is not %j', text =>
    expect(botNameOf(text)).toBeNull(),
  )
})
