import { plainText } from '../../src-shared/domain/rich-text'
import type { CurrentWorld, ServiceFacts, Source } from '../../src-shared/model/source'
import { assertNever } from '../../src-shared/result'
import type { Catalogue } from '../text/en'

/** `Resonite 2026.6`, what a person calls what they added, or what is known instead. The sandbox is never called Resonite. */
export function serviceName(text: Catalogue, source: Source, facts: ServiceFacts | null): string {
  if (source.origin === 'built-in') return text.status.sandbox
  if (source.added) return plainText(source.added.title)
  return facts ? text.status.service(plainText(facts.engineVersion)) : text.status.unknownService
}

/** Which process it is: what tells two services of one version apart. */
export function processWords(text: Catalogue, facts: ServiceFacts | null): readonly string[] {
  if (!facts) return []
  return [
    text.source.process(facts.pid),
    plainText(facts.platform),
    text.source.mod(plainText(facts.modVersion)),
  ]
}

export function worldWords(text: Catalogue, world: CurrentWorld): string {
  switch (world.kind) {
    case 'world':
      return plainText(world.name)
    case 'none':
      return text.source.none
    case 'unknown':
      return text.source.unknown
    default:
      return assertNever(world)
  }
}
