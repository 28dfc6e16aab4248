import { conformance } from '../kit/conformance/conformance.ts'
import { openTestFolder } from './testing/test-folder.ts'

conformance('A folder', openTestFolder, { isEachAlone: true })
