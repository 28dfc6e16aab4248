// @ts-check
import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { projectFolder } from '../project-folder.mjs'

/**
 * What the page keeps outside of every session and browser: things of the
 * window, the program and the connection to main. By file, with the names.
 * @type {Readonly<Record<string, readonly string[]>>}
 */
const OF_THE_WINDOW = {
  // Asks and answers on their way to main.
  'bridge/client.ts': ['lastCallId', 'lastStreamId'],
  // Which inventory it is about comes with it.
  'bridge/index-port.ts': ['indexConnection', 'isWanted'],
  'bridge/thumbnail-batch.ts': ['lastId'],
  // Where and in which language the program runs, and what it is set to.
  'bridge/environment.ts': ['environmentStore'],
  'kit/text-context.ts': ['textStore'],
  'kit/text-width.ts': ['canvas'],
  'session/follow-language.ts': ['spoken'],
  'session/settings-store.ts': ['mainStore', 'settingsStore', 'unanswered', 'started'],
  'text/dates.ts': ['formatters', 'dates', 'zone'],
  // What lies over the window. A session that is closed takes its toasts along.
  'kit/overlay-store.ts': ['overlayStore'],
  'kit/toast-store.ts': ['lastId', 'toastRoomStore', 'toastStore'],
  // Which inventory is there, and what to do before one is.
  'session/link-store.ts': ['linkStore', 'isStarted'],
  'session/source-actions.ts': ['lookingStore', 'sandboxChosenStore'],
  'session/source-list.ts': ['sourceListStore', 'isWatched'],
  'session/source-state.ts': ['sourceStore', 'started'],
  // What the person does not want to read again, whatever it is about.
  'actions/questions.ts': ['silenced'],
  // A number for names.
  'browser/browser.ts': ['lastId'],
  'listings/use-listings.ts': ['version'],
}

const MUTABLE =
  /^(?:export )?(?:let (\w+)|const (\w+)(?:: (?!Readonly)[^=]+)? = (?:createStore|mirrorOf|new (?!WeakMap|Intl\.)[A-Z]\w*)\b)/

/**
 * Names of what a module keeps that can change: stores, collections, objects of
 * classes, `let`. A collection that says it is read-only does not change, and a
 * WeakMap goes with what it is about.
 * @param {string} source
 * @returns {readonly string[]}
 */
export function stateOf(source) {
  return source
    .split('\n')
    .map(line => MUTABLE.exec(line))
    .flatMap(found => found?.[1] ?? found?.[2] ?? [])
}

/**
 * Module-level state of the page that nobody has called the window's: it would
 * outlive its inventory, or be shared by two views.
 * @returns {readonly string[]} a line each
 */
export function strayState() {
  const folder = path.join(projectFolder, 'src-renderer')
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' })
  return files
    .filter(file => /\.tsx?$/.test(file) && !/\.test\.tsx?$|^(?:gallery|testing)\//.test(file))
    .flatMap(file => {
      const allowed = new Set(OF_THE_WINDOW[file] ?? [])
      const found = stateOf(readFileSync(path.join(folder, file), 'utf8'))
      return found.filter(name => !allowed.has(name)).map(name => `src-renderer/${file}: ${name}`)
    })
}
