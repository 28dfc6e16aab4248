import type { LinkProblem } from '../../src-shared/model/open-request'
import { quote } from './english'

const linkProblems: Record<LinkProblem, string> = {
  unknown: 'Satchel opens links of the form satchel:open?path=/Inventory/Folder/Entry, and no others.',
  'no-path': 'It does not say which entry to show.',
  'not-a-path': 'What it names is no path of an inventory. Such a path begins with /Inventory/.',
  'too-long': 'It is longer than any path.',
  'other-source':
    'Satchel is open already, and shows one inventory at a time. Close it first, or start the second one with a folder of its own: --user-data-dir=/some/folder.',
}

/** What is about the program and not about an inventory. */
export const enProgram = {
  about: {
    title: 'About Satchel',
    what: 'An inventory browser for virtual worlds',
    licence: 'MIT licence. The licences of everything in it lie beside the program.',
    copy: 'Copy',
    copied: 'Copied',
    workingCopy: 'a working copy',
    notConnected: 'not connected',
    sandbox: 'none: this is the sandbox',
    unknownMod: 'older than 0.5, or not told',
    mod: (version: string, engine: string) => `${version} in Resonite ${engine}`,
    labels: {
      version: 'Version',
      commit: 'Commit',
      mod: 'ResoniteIO mod',
      system: 'System',
    },
  },
  links: {
    refused: (link: string) => `Satchel did not open ${quote(link)}.`,
    problems: linkProblems,
    notShown: (path: string) => `${quote(path)} cannot be shown.`,
    missing: (name: string, folder: string) =>
      `There is no ${quote(name)} in ${quote(folder)}: it may have been moved, renamed or removed.`,
    twins: (name: string, folder: string) =>
      `Satchel cannot tell which ${quote(name)} in ${quote(folder)} is meant.`,
    closed: (name: string, folder: string) =>
      `${quote(folder)} cannot be opened, so nothing is known of ${quote(name)} in it.`,
  },
}
