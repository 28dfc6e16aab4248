import { describe, expect, it } from 'vitest'
import { AccountCheck } from './account-check'
import type { SignIn } from './source-status'

const LONG_MS = 3_600_000

function signedIn(userId: string): SignIn {
  return { kind: 'in', account: { userId, userName: userId } }
}

describe('AccountCheck', () => {
  it('takes an answer that is young enough, but none from before a break', async () => {
    const answers = ['U-Before', 'U-After'].map(signedIn)
    const check = new AccountCheck(async () => answers.shift() ?? signedIn('U-Nobody'))
    expect(await check.now()).toEqual(signedIn('U-Before'))
    expect(await check.now(LONG_MS)).toEqual(signedIn('U-Before'))
    check.forget()
    expect(await check.now(LONG_MS)).toEqual(signedIn('U-After'))
    expect(await check.now(LONG_MS)).toEqual(signedIn('U-After'))
  })

  it('takes no answer either that comes after a break to a question from before it', async () => {
    const questions: ((signIn: SignIn) => void)[] = []
    const check = new AccountCheck(() => new Promise(resolve => questions.push(resolve)))
    const first = check.now()
    check.forget()
    const second = check.now(LONG_MS)
    questions[0]?.(signedIn('U-Before'))
    expect(await first).toEqual(signedIn('U-Before'))
    await expect.poll(() => questions.length).toBe(2)
    questions[1]?.(signedIn('U-After'))
    expect(await second).toEqual(signedIn('U-After'))
  })
})
