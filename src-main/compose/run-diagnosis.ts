import { app } from 'electron'
import { logFile } from '../app/logger'
import { diagnose } from '../diagnostics/diagnosis'
import { versionsInUse } from '../diagnostics/versions'
import type { DiscoverySettings } from '../wire/socket-discovery'

/** `--diagnose`: prints the report and ends, without a window. */
export async function runDiagnosis(discovery: DiscoverySettings): Promise<void> {
  const report = await diagnose({
    versions: versionsInUse(),
    discovery,
    userData: app.getPath('userData'),
    logFile: logFile(),
    state: null,
    failures: [],
    hasNames: false,
  })
  // All of it, before the program ends.
  await new Promise<void>(resolve => process.stdout.write(`${report}\n`, () => resolve()))
  app.exit(0)
}
