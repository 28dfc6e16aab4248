import { visibleText } from '../../src-shared/domain/visible-text'

/**
 * A text as one record of the log. Records begin at the left edge with their
 * date; further lines, such as those of a stack, are marked, and control
 * characters are symbols. So nothing that the page, a service or a file name
 * brings along can pass for a record, or steer a terminal that shows the log.
 */
export function logRecord(text: string): string {
  return text.split(/\r?\n/).map(visibleText).join('\n    | ')
}
