// @ts-check
import { describe, expect, it } from 'vitest'
import { parseMissing } from './shared-libraries.mjs'

const output = `\tlinux-vdso.so.1 (0x00007ffd0b5f2000)
\tlibffmpeg.so => /opt/electron/libffmpeg.so (0x00007f7c1e000000)
\tlibnss3.so => not found
\tlibgtk-3.so.0 => not found
\tlibnss3.so => not found
\tlibc.so.6 => /lib/x86_64-linux-gnu/libc.so.6 (0x00007f7c1d800000)
`

describe('parseMissing', () => {
  it('names each library that is not found once', () => {
    expect(parseMissing(output)).toEqual(['libnss3.so', 'libgtk-3.so.0'])
  })

  it('is empty for a complete system and for a static executable', () => {
    expect(parseMissing('\tlibc.so.6 => /lib/libc.so.6 (0x1)\n')).toEqual([])
    expect(parseMissing('\tnot a dynamic executable\n')).toEqual([])
  })
})
