import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { onTestEnd } from '../../src-sandbox/testing/on-test-end'

/** A folder that goes with the test. */
export function testFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'satchel-index-'))
  onTestEnd(() => rmSync(folder, { recursive: true, force: true }))
  return folder
}
