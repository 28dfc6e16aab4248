/** Whether this is macOS, whose keys, menus and drag modifiers differ. Where there is no page, as in a unit test, it is not. */
export const isMac = typeof navigator !== 'undefined' && navigator.userAgent.includes('Mac OS')
