import { app } from 'electron'
import { logFileIn } from '../app/logger'
import { diagnose } from '../diagnostics/diagnosis'
import { versionsInUse } from '../diagnostics/versions'
import type { DiscoverySettings } from '../wire/socket-discovery'

/** `--diagnose`: prints the report and ends, without a window. `lackingFolder`: where everything should be kept, and cannot be. */
export async function runDiagnosis(
  discovery: DiscoverySettings,
  lackingFolder: string | null,
): Promise<void> {
  const userData = lackingFolder ?? app.getPath('userData')
  const report = await diagnose({
    versions: versionsInUse(),
    discovery,
    userData,
    isWritable: lackingFolder === null,
    logFile: logFileIn(userData),
    state: null,
    failures: [],
    hasNames: false,
  })
  // All of it, before the program ends.
  await new Promise<void>(resolve => process.stdout.write(`${report}\n`, () => resolve()))
  app.exit(0)
}
