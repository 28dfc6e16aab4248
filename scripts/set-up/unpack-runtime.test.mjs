// @ts-check
import { describe, expect, it } from 'vitest'
import { placeOf } from './unpack-runtime.mjs'

describe('placeOf', () => {
  it('keeps the files of the runtime and strips the folder around them', () => {
    expect(placeOf('Cypress/locales/ja.pak')).toBe('locales/ja.pak')
  })

  it('leaves out the app, the snapshot that belongs to it, and folders', () => {
    expect(placeOf('Cypress/resources/app/index.js')).toBeUndefined()
    expect(placeOf('Cypress/resources/app-update.yml')).toBeUndefined()
    expect(placeOf('Cypress/browser_v8_context_snapshot.bin')).toBeUndefined()
    expect(placeOf('Cypress/locales/')).toBeUndefined()
  })

  it('keeps the snapshot that every Electron has', () => {
    expect(placeOf('Cypress/v8_context_snapshot.bin')).toBe('v8_context_snapshot.bin')
  })
})
