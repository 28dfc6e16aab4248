import type { ThumbnailArrival } from '../../src-shared/ipc/contract'
import { say } from '../../src-shared/sentences'

type Picture =
  | { readonly kind: 'loading' }
  | Extract<WithoutId<ThumbnailArrival>, { kind: 'picture' | 'none' | 'failed' }>

type WithoutId<T> = T extends unknown ? Omit<T, 'id'> : never

/** A record says by its id how its picture fares. */
export function pictureOf(recordId: string): Picture {
  if (recordId.includes('loading')) return { kind: 'loading' }
  if (recordId.includes('none')) return { kind: 'none' }
  if (recordId.includes('failed')) {
    return { kind: 'failed', error: { kind: 'too-large', ...say('no-picture') } }
  }
  return { kind: 'picture', dataUrl: drawn(recordId) }
}

/** A scene of hills and a sun in colours of its own: something to tell entries apart by. */
function drawn(seed: string): string {
  const hue = [...seed].reduce((sum, letter) => sum * 31 + letter.charCodeAt(0), 7) % 360
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 64 64" width="256" height="256">
    <rect width="64" height="64" fill="hsl(${hue} 60% 72%)"/>
    <circle cx="${20 + (hue % 24)}" cy="22" r="9" fill="hsl(${(hue + 40) % 360} 90% 86%)"/>
    <path d="M0 46 Q16 30 34 44 T64 40 V64 H0 Z" fill="hsl(${(hue + 150) % 360} 40% 42%)"/>
  </svg>`
  return `data:image/svg+xml,${encodeURIComponent(svg)}`
}
