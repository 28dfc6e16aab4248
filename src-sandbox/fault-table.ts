/** What a fault's value may be: none, a whole number, a rate, or a text. */
type FaultValue = 'none' | 'count' | 'rate' | 'text' | 'optional-text'

interface FaultKind {
  readonly value: FaultValue
  readonly help: string
}

const flag = (help: string): FaultKind => ({ value: 'none', help })
const count = (help: string): FaultKind => ({ value: 'count', help })

export const faultTable = {
  'not-signed-in': flag('nobody is signed in: FAILED_PRECONDITION, Auth answers empty'),
  'no-world': flag('no world but userspace is open'),
  'spawn-denied': flag('the world does not permit spawning'),
  'bridge-missing': {
    value: 'optional-text',
    help: '[=inventory|world|auth|info|connection, with commas] UNAVAILABLE "… bridge is not configured."; all without a value',
  },
  unimplemented: {
    value: 'text',
    help: '=<Service>|FetchThumbnail|all: UNIMPLEMENTED, as a mod without that service or function answers',
  },
  'cloud-down': flag('the cloud answers every request with an error: UNAVAILABLE'),
  'lookup-hiccup': count('=<k> the next k look-ups of existing records answer NOT_FOUND'),
  'lookup-misses': {
    value: 'rate',
    help: '=<0..1>[,<seed>] that share of the look-ups of existing records answers NOT_FOUND',
  },
  'stalled-engine': flag('World, Spawn and MakeDir never answer'),
  'silent-no-delete': flag('Remove answers OK and deletes nothing'),
  'silent-no-save': flag('Move, Copy and MakeDir answer OK and save nothing'),
  'fail-after': count('=<k> work on a folder fails with UNAVAILABLE after k records'),
  'kill-after': count('=<k> the process kills itself with SIGKILL after k records of work on a folder'),
  'unavailable-rate': { value: 'rate', help: '=<0..1>[,<seed>] that share of the calls answers UNAVAILABLE' },
  together: {
    value: 'text',
    help: '=<n>,<seed>[,kill] the next n changes that are under way at once are refused, lose their answers or hang, by chance; or the process ends when some are made',
  },
  'reply-lost': flag('changes are made, then UNAVAILABLE is answered'),
  internal: flag('every inventory call answers INTERNAL'),
  delay: count('=<ms> before every call, or until it is cleared'),
  'list-delay': count('=<ms> before every listing, or until it is cleared'),
  'list-lag': {
    value: 'text',
    help: '=<ms>[,fixed|random|cached] listings show what was so long ago: always, up to it, or kept for each folder',
  },
  'held-back': {
    value: 'text',
    help: '=<title>[,<title>] listings leave these out and say that not all has arrived; only where entries have ids',
  },
  'record-delay': count('=<ms> before each record of work on a folder'),
  'page-order': { value: 'text', help: '=insertion|shuffled: the order of listings' },
  'thumbnail-bytes': count('=<n> every thumbnail is padded to n bytes'),
  'thumbnail-delay': count('=<ms> before every thumbnail, or until it is cleared'),
  'thumbnail-timeout': count("=<ms> then UNKNOWN, as after the mod's own HTTP time-out"),
  'thumbnail-content-type-empty': flag('content_type is empty'),
  'thumbnail-garbage': flag('the bytes are no picture'),
} as const satisfies Record<string, FaultKind>

export type FaultName = keyof typeof faultTable

export const faultNames = Object.keys(faultTable).filter(isFaultName)

export function isFaultName(name: string): name is FaultName {
  return Object.hasOwn(faultTable, name)
}
