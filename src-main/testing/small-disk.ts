import { execFileSync } from 'node:child_process'
import { onTestEnd } from '../../src-sandbox/testing/on-test-end'
import { testFolder } from './sandbox-process'

export interface SmallDisk {
  readonly folder: string
  /** Mount options, such as `ro` or `size=8m`. */
  readonly remount: (options: string) => void
}

/** A disk of that size in memory, for tests that fill it. For root only. */
export function smallDisk(size: string): SmallDisk {
  const folder = testFolder()
  execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${size}`, 'tmpfs', folder])
  onTestEnd(() => execFileSync('umount', ['--lazy', folder]))
  return {
    folder,
    remount: options => void execFileSync('mount', ['-o', `remount,${options}`, folder]),
  }
}
