import { app } from 'electron'
import { logFile } from '../app/logger'
import { diagnose } from '../diagnostics/diagnosis'
import { versionsInUse } from '../diagnostics/versions'
import type { DiscoveryPlaces } from '../wire/socket-discovery'

/** `--diagnose`: prints the report and ends, without a window. */
export async function runDiagnosis(places: DiscoveryPlaces): Promise<void> {
  const report = await diagnose({
    versions: versionsInUse(),
    places,
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
