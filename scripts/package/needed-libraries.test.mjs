// @ts-check
import fs from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { projectFolder } from '../project-folder.mjs'
import { neededLibraries } from './needed-libraries.mjs'

describe('neededLibraries', () => {
  it('reads what a library of ours names', () => {
    const library = path.join(projectFolder, 'node_modules', '@libsql', 'linux-x64-gnu', 'index.node')
    expect(neededLibraries(fs.readFileSync(library))).toEqual([
      'libdl.so.2',
      'libgcc_s.so.1',
      'librt.so.1',
      'libpthread.so.0',
      'libm.so.6',
      'libc.so.6',
      'ld-linux-x86-64.so.2',
    ])
  })

  it.each([
    ['nothing', Buffer.alloc(0)],
    ['a script', Buffer.from('#!/bin/sh\n'.padEnd(100, '#'))],
    ['a program of 32 bits', Buffer.concat([Buffer.from([0x7f, 0x45, 0x4c, 0x46, 1, 1]), Buffer.alloc(100)])],
  ])('finds none in %s', (_, file) => {
    expect(neededLibraries(file)).toEqual([])
  })
})
