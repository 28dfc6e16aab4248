// @ts-check
import { describe, expect, it } from 'vitest'
import { addressOfDisplay, findDisplay } from './display-address.mjs'

describe('addressOfDisplay', () => {
  it('finds a local display at its socket', () => {
    expect(addressOfDisplay(':0')).toEqual({ path: '/tmp/.X11-unix/X0' })
    expect(addressOfDisplay(':12.1')).toEqual({ path: '/tmp/.X11-unix/X12' })
    expect(addressOfDisplay('unix:3')).toEqual({ path: '/tmp/.X11-unix/X3' })
  })

  it('finds a forwarded display at its port', () => {
    expect(addressOfDisplay('localhost:10.0')).toEqual({ host: 'localhost', port: 6010 })
  })

  it('knows no address for anything else', () => {
    expect(addressOfDisplay('nonsense')).toBeUndefined()
  })
})

describe('findDisplay', () => {
  it('finds none where none is named, and none where nobody answers', async () => {
    expect(await findDisplay({})).toBeUndefined()
    expect(await findDisplay({ DISPLAY: ':65000', WAYLAND_DISPLAY: 'wayland-none' })).toBeUndefined()
  })
})
