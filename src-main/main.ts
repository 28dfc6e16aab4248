import './app/zod-without-eval'
import { app } from 'electron'
import { declareAppScheme } from './app/app-protocol'
import { readCommandLine } from './app/command-line'
import { developmentPage } from './app/development-page'
import { discoverySettings } from './app/discovery-settings'
import { drawWithWhatIsThere } from './app/graphics'
import { keepOffNetwork } from './app/keep-off-network'
import { openLog } from './app/logger'
import { Milestones } from './app/milestones'
import { keepFilesPrivate } from './app/private-files'
import { surviveClosedOutput } from './app/standard-output'
import { Start } from './app/start/start'
import { endWith, whyNotOpen } from './app/start/start-questions'
import { lackingUserData, namedUserData } from './app/start/user-data-folder'
import { PersonsLanguage } from './app/text/persons-language'
import { handleUncaughtErrors } from './app/uncaught-errors'
import { openApp } from './compose/open-app'

surviveClosedOutput()
declareAppScheme()
drawWithWhatIsThere()
const development = developmentPage(process.env, app.isPackaged)
keepOffNetwork(development)
const milestones = new Milestones(process.env)
const lackingFolder = lackingUserData()
const log = openLog()
const language = new PersonsLanguage(() => app.getLocale())
handleUncaughtErrors(log, milestones.isTour, language.text)
keepFilesPrivate(lackingFolder === null ? namedUserData() : app.getPath('userData'), log)
const commandLine = readCommandLine(process.argv)
const discovery = discoverySettings(commandLine)
if (commandLine.isDiagnosis) void diagnose()
else begin()

function begin(): void {
  const start = Start.begin({ log, lackingFolder, isAttended: !milestones.isTour })
  if (start instanceof Start) {
    void app
      .whenReady()
      .then(() =>
        openApp({ start, milestones, discovery, language, development, log, bundleFolder: __dirname }),
      )
  } else {
    milestones.report('window', false, whyNotOpen(start))
    void endWith(start, language.text)
  }
}

async function diagnose(): Promise<void> {
  await app.whenReady()
  const { runDiagnosis } = await import('./compose/run-diagnosis')
  await runDiagnosis(discovery, lackingFolder)
}
