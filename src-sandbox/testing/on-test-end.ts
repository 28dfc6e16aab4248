type Cleanup = () => unknown

const ofTest: Cleanup[] = []
const ofFile: Cleanup[] = []

/** Last asked for, first done; a promise is waited for. */
export function onTestEnd(cleanup: Cleanup): void {
  ofTest.push(cleanup)
}

/** The same, when all tests of the file are over. */
export function onFileEnd(cleanup: Cleanup): void {
  ofFile.push(cleanup)
}

export const endTest = (): Promise<void> => runAll(ofTest)
export const endFile = (): Promise<void> => runAll(ofFile)

async function runAll(cleanups: Cleanup[]): Promise<void> {
  const failures: unknown[] = []
  for (const cleanup of cleanups.splice(0).toReversed()) {
    // One that fails must not leave what the others would have ended to the next file.
    try {
      await cleanup()
    } catch (thrown) {
      failures.push(thrown)
    }
  }
  if (failures.length > 0) throw failures[0]
}
