import type { FoundProblem } from '../../src-shared/model/found'
import type { CrawlEstimate } from '../../src-shared/model/index-status'
import { crawlMinutes } from './crawl-minutes'
import { counted, number, quote } from './english'

export const enFind = {
  find: {
    label: 'Find',
    placeholder: 'Find…',
    command: 'Find by name',
    clear: 'Clear',
    filters: 'Filters',
    results: 'Results',
    hint: 'Type words from a name in any order. Press Enter or double-click a result to show it in its folder.',
    hintFields: 'Also: -without  "exact words"  kind:folder  in:Fruit  new:<30d  depth:>6  dup:  problem:',
    hintTold: 'creator:Ada  perm:no-copy  type:texture  desc:blue',
    nothing: 'No matches. Only folders that you have opened are searched.',
    nothingKnown: 'No matches in what has been looked through so far.',
    nothingAnywhere: 'No matches',
    count: (count: number, shown: number) =>
      shown < count
        ? `The first ${number(shown)} of ${counted(count, 'item', 'items')}`
        : counted(count, 'item', 'items'),
    coverage: (folders: number) =>
      folders === 1
        ? 'Searched the one folder opened so far'
        : `Searched the ${number(folders)} folders opened so far`,
    covered: (folders: number) =>
      folders === 1 ? 'Searched the only folder' : `Searched all ${number(folders)} folders`,
    coveredPart: (listed: number, folders: number) =>
      `Searched ${number(listed)} of the ${counted(folders, 'folder', 'folders')} seen so far`,
    closed: (folders: number) => `${number(folders)} can’t be looked into`,
    oldest: (when: string) => `oldest ${when}`,
    beyondBounds: (folders: number) => `${counted(folders, 'folder', 'folders')} too many to be searched`,
    similar: 'Similar names',
    onlySimilar: 'Only similar names',
    problems: {
      'empty-name': 'No name',
      'long-name': 'Name too long',
      'dot-name': 'Named “.” or “..”',
      slash: '“/” in its name',
      backslash: '“\\” in its name',
      twin: 'Same name twice',
      'case-twin': 'Nearly the same name twice',
      'dead-link': 'Leads nowhere',
    } satisfies Record<FoundProblem, string>,
    copies: (count: number) => counted(count, 'copy', 'copies'),
    seen: (when: string) => `Last seen ${when}`,
    gone: (when: string) => `Gone since ${when}`,
    scope: 'Where to look',
    scopes: { everywhere: 'Everywhere', here: 'This folder', trash: 'Trash' },
    remove: (term: string) => `Remove “${term}”`,
    presets: {
      new: 'New this week',
      modified: 'Changed this week',
      dup: 'Copies',
      gone: 'Gone this month',
      worn: 'Worn',
      broken: 'Broken links',
    },
    noCopy: 'No copy',
    notFollowed: {
      'unknown-value': (term: string) => `${quote(term)} isn’t understood, so it is looked for in names.`,
      'not-here': (term: string) => `${quote(term)}: this inventory doesn’t say that of its items.`,
      'no-such-folder': (term: string) => `${quote(term)}: no folder of that name is known.`,
    },
    cut: 'Cut',
    pin: 'Pin',
    unpin: 'Unpin',
    collect: 'Collect',
    spawn: 'Spawn',
    exportFound: 'Export…',
    notHere: 'Not found there any more',
  },
  been: {
    whereItHasBeen: 'Where it has been',
    calledThen: (name: string) => `as ${quote(name)}`,
    goThere: (folder: string) => `Go to ${quote(folder)}`,
    putBackInto: (folder: string) => `Move back to ${quote(folder)}`,
    seenSince: (when: string) => `seen since ${when}`,
    since: (when: string) => `since ${when}`,
    fromTo: (from: string, to: string) => `${from} – ${to}`,
  },
  crawl: {
    lookThrough: 'Look through everything',
    title: 'What is known of this inventory',
    askTitle: 'Look through the whole inventory?',
    ask: ({ folders, lookUps, isAtLeast }: CrawlEstimate, perSecond: number) =>
      `${counted(folders, 'folder', 'folders')}${isAtLeast ? ' known so far' : ''}, about ${counted(crawlMinutes(lookUps, perSecond), 'minute', 'minutes')}, in the background${isAtLeast ? '; more may turn up' : ''}. They are looked at one after the other, with at most ${counted(perSecond, 'look-up', 'look-ups')} a second, so that the service isn’t burdened. Whatever you do meanwhile goes first.`,
    askAtOwnPace:
      'Folders that you haven’t opened are looked at one after the other, in the background. Whatever you do meanwhile goes first.',
    running: (listed: number, folders: number) => `Looking through: ${number(listed)} of ${number(folders)}`,
    waiting: 'Looking through: waiting',
    known: 'Known',
    knownValue: (entries: number, folders: number) =>
      `${counted(entries, 'item', 'items')} in ${counted(folders, 'folder', 'folders')}`,
    never: 'Not looked at yet',
    fresh: 'Looked at this week',
    failing: 'Can’t be read at the moment',
    folders: (count: number) => counted(count, 'folder', 'folders'),
    oldest: 'Oldest look',
    rate: 'Look-ups a second',
    rateValue: (now: number, most: number | null) =>
      most === null ? number(Math.round(now)) : `${number(Math.round(now))} of ${number(most)} at most`,
    left: 'Still about',
    minutes: (minutes: number) =>
      minutes < 1 ? 'less than a minute' : counted(Math.round(minutes), 'minute', 'minutes'),
    state: 'State',
    idle: 'Up to date',
    notAllowed: 'Only what you have opened is known',
    working: 'Looking through',
    holds: {
      person: 'Paused by you',
      operation: 'Waits until your changes are done',
      'person-waits': 'Waits for what you are opening',
      pictures: 'Waits for pictures',
      battery: 'Waits for the charger',
      doubt: 'Waits until the connection is sure',
      throttled: 'The service turns requests away. Waits before it goes on',
      offline: 'Waits for the connection',
    },
    away: 'Not available at the moment. Find searches the folders that you have opened.',
    pause: 'Pause',
    goOn: 'Look now',
    disk: 'On this computer',
    megabytes: (bytes: number) => `${number(Math.ceil(bytes / 1_000_000))} MB`,
    unkept: 'It can’t be saved, so it is only kept until Satchel closes.',
    command: 'What is known of this inventory…',
    follow: 'Look through this linked folder',
    following: (name: string) =>
      `${quote(name)} is looked through in the background. Find shows what is in it from now on.`,
    exportAs: {
      csv: 'Export as a table (CSV)…',
      jsonl: 'Export as JSON Lines…',
      efu: 'Export as a file list (EFU)…',
    },
    exported: (rows: number) => `Exported ${counted(rows, 'item', 'items')}`,
    forget: 'Forget this inventory…',
    forgetTitle: 'Forget what is known of this inventory?',
    forgetText:
      'This deletes from this computer what Satchel has seen of it: names, places, dates, and where things have been. The inventory itself, pins, the tray and History stay.',
    forgetConfirm: 'Forget',
    forgotten: 'Forgotten',
    settingsHeading: 'This inventory',
    settingsText:
      'For Find and for use without the service Satchel keeps what it has seen, on this computer only.',
  },
} as const
