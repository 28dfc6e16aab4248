import type { LinkProblem } from '../../src-shared/model/open-request'
import { quote } from './english'

const linkProblems: Record<LinkProblem, string> = {
  unknown: 'Satchel only opens links such as satchel:open?path=/Inventory/Folder/Item.',
  'no-path': 'The link doesn’t say which item to show.',
  'not-a-path': 'The link doesn’t name a path in an inventory. Paths begin with /Inventory/.',
  'too-long': 'The link is too long.',
  'other-source':
    'Satchel is already open and shows one inventory at a time. Close it first, or start another Satchel with a data folder of its own: --user-data-dir=/some/folder.',
}

/** What is about the program and not about an inventory. */
export const enProgram = {
  about: {
    title: 'About Satchel',
    what: 'An inventory browser for virtual worlds',
    licence: 'MIT licence. The licences of everything in it are in the folder of the program.',
    copy: 'Copy',
    copied: 'Copied',
    workingCopy: 'a working copy',
    notConnected: 'not connected',
    sandbox: 'none: this is the sandbox',
    unknownMod: 'older than 0.5, or unknown',
    mod: (version: string, engine: string) => `${version} in Resonite ${engine}`,
    labels: {
      version: 'Version',
      commit: 'Commit',
      mod: 'ResoniteIO mod',
      system: 'System',
    },
  },
  typedTexts: {
    title: 'The inventory changed while you were typing',
    what: 'What you were typing was not used. Your text is here, in case you need it.',
  },
  links: {
    refused: (link: string) => `Couldn’t open ${quote(link)}.`,
    problems: linkProblems,
    notShown: (path: string) => `Couldn’t show ${quote(path)}.`,
  },
}
