import { afterAll, afterEach } from 'vitest'
import { endFile, endTest } from './on-test-end.ts'

// Vitest runs this anew for each file; a module that the files of a worker share would ask for hooks only in the first.
afterEach(endTest)
afterAll(endFile)
