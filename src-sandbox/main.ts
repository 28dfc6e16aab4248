import { answerControl, readControl } from './control.ts'
import { helpText } from './option-table.ts'
import { parseOptions } from './options.ts'
import { startSandbox } from './sandbox.ts'
import { StartFailure } from './start-failure.ts'

async function run(): Promise<void> {
  const options = parseOptions(process.argv.slice(2), process.env)
  if (options.help) {
    process.stdout.write(helpText())
    return
  }
  const sandbox = await startSandbox(options)
  const stop = () => {
    sandbox.close()
    process.exit(0)
  }
  process.once('SIGTERM', stop)
  process.once('SIGINT', stop)
  if (options.control) {
    const answer = (line: string) => answerControl(line, sandbox)
    readControl(process.stdin, answer, text => process.stdout.write(text), stop)
  }
  process.stdout.write(`sandbox listening on unix:${sandbox.socketPath}\n`)
}

run().catch((error: unknown) => {
  const reason = error instanceof Error ? error.message : String(error)
  process.stderr.write(`${reason}\n`)
  process.exit(error instanceof StartFailure ? error.exitCode : 1)
})
