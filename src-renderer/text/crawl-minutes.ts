/** How long so many look-ups take, in whole minutes. */
export function crawlMinutes(lookUps: number, perSecond: number): number {
  return Math.max(1, Math.round(lookUps / perSecond / 60))
}
