import { type Look, lookFrom } from './look'

/** As text for the page's own storage. */
export function keptLooksText(looks: ReadonlyMap<string, Look>): string {
  return JSON.stringify([...looks].map(([id, { view, sort }]) => [id, view, sort]))
}

/** Reads what was kept, in its order; what makes no sense is left out. */
export function keptLooksFrom(text: string | null): readonly (readonly [string, Look])[] {
  const kept = parsed(text)
  return (Array.isArray(kept) ? kept : []).flatMap((entry: unknown) => {
    const [id, view, sort]: readonly unknown[] = Array.isArray(entry) ? entry : []
    const look = lookFrom(view, sort)
    return typeof id === 'string' && look ? [[id, look] as const] : []
  })
}

function parsed(text: string | null): unknown {
  try {
    return JSON.parse(text ?? 'null')
  } catch {
    return null
  }
}
