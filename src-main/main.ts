import { app } from 'electron'
import { declareAppScheme } from './app-protocol'
import { readCommandLine } from './command-line'
import { runDiagnosis } from './diagnostics/run-diagnosis'
import { discoveryPlaces } from './discovery-places'
import { drawWithWhatIsThere } from './graphics'
import { PersonsLanguage } from './i18n/persons-language'
import { catchTheUncaught } from './last-resort'
import { openLog } from './logger'
import { Milestones } from './milestones'
import { openApp } from './open-app'
import { keepFilesPrivate } from './private-files'
import { surviveClosedOutput } from './standard-output'
import { Start } from './start/start'
import { endWith } from './start/start-questions'
import { lackingUserData } from './start/user-data-folder'

surviveClosedOutput()
declareAppScheme()
drawWithWhatIsThere()
const milestones = new Milestones(process.env)
const lackingFolder = lackingUserData()
const log = openLog()
const language = new PersonsLanguage(() => app.getLocale())
catchTheUncaught(log, milestones.isTour, language.text)
keepFilesPrivate(app.getPath('userData'), log)
const commandLine = readCommandLine(process.argv)
const places = discoveryPlaces(commandLine)
if (commandLine.isDiagnosis) void app.whenReady().then(() => runDiagnosis(places))
else begin()

function begin(): void {
  const start = Start.begin({ log, lackingFolder, isAttended: !milestones.isTour })
  if (start instanceof Start) {
    void app.whenReady().then(() => openApp({ start, milestones, places, language, log }))
  } else {
    milestones.report('window', false, `Satchel does not open: ${start.kind}`)
    void endWith(start, language.text)
  }
}
