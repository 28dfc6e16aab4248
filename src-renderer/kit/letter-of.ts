interface KeyPress {
  readonly key: string
  readonly code: string
}

/**
 * The letter of a shortcut, in lower case whatever Caps Lock says. On layouts
 * without Latin letters it is the one printed at that place of the keyboard.
 */
export function letterOf({ key, code }: KeyPress): string {
  if (/^[ -~]+$/.test(key)) return key.toLowerCase()
  return /^Key([A-Z])$/.exec(code)?.[1]?.toLowerCase() ?? key
}
