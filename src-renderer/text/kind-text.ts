import { plainText } from '../../src-shared/domain/rich-text'
import type { Entry } from '../../src-shared/model/entry'
import type { Catalogue } from './en'

/** What an entry is: in its platform's own word where it has one. */
export function kindText(text: Catalogue, { kind, facts }: Pick<Entry, 'kind' | 'facts'>): string {
  const word = plainText(facts?.typeWord ?? '').trim()
  return word === '' ? text.kinds[kind] : word
}
