import { isSatchelLink, parseLink, refused } from '../../../src-shared/domain/open-link'
import type { OpenRequest } from '../../../src-shared/model/open-request'
import { readCommandLine } from '../command-line'

/** What the first start is asked to show: the links on its command line. */
export function requestsOfStart(args: readonly string[]): readonly OpenRequest[] {
  return args.filter(isSatchelLink).map(parseLink)
}

/** What a further start asks of the windows that are open. Its `--source` cannot be followed: they show one inventory. */
export function requestsOfFurtherStart(args: readonly string[]): readonly OpenRequest[] {
  const { source } = readCommandLine(args)
  const other = source === null ? [] : [refused(`--source ${source}`, 'other-source')]
  return [...other, ...requestsOfStart(args)]
}
