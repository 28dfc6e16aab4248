/** Every page of the web that Satchel can open. The window names one; only main knows its address. */
export const OUTSIDE_LINKS = ['resonite-io'] as const

export type OutsideLink = (typeof OUTSIDE_LINKS)[number]
