/** Whether this is macOS, whose keys, menus and drag modifiers differ. */
export const isMac = navigator.userAgent.includes('Mac OS')
