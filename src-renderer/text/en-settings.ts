/** The words of the settings, in English. */
export const enSettings = {
  command: 'Settings',
  title: 'Settings',
  appearance: 'Appearance',
  theme: 'Theme',
  themes: { system: 'Match system', light: 'Light', dark: 'Dark' },
  density: 'Row height',
  densities: { compact: 'Compact', default: 'Default', roomy: 'Comfortable' },
  language: 'Language',
  systemLanguage: 'Match system',
  handling: 'Mouse',
  doubleClick: 'Double-clicking an item',
  doubleClicks: { preview: 'Preview', spawn: 'Spawn' },
  allowsDrags: 'Drag and drop',
  allowsDragsHint: 'When off, nothing can be dragged by accident. Cut and paste still work.',
  confirmsDrags: 'Ask before large moves',
  confirmsDragsHint: 'Asks before a drag moves a folder or more than 20 items.',
  pictures: 'Pictures and privacy',
  showsThumbnails: 'Thumbnails',
  showsThumbnailsHint: 'When off, no pictures are loaded. Items show an icon for their kind instead.',
  streamerMode: 'Streamer mode',
  streamerModeHint: 'Blurs names and pictures until you point at them or reach them with the keyboard.',
  trouble: {
    unreadable: (file: string) => ({
      message: 'Settings couldn’t be read, so the defaults are used.',
      detail: `The old file is kept as ${file}`,
    }),
    newer: (file: string) => ({
      message: 'Settings are from a newer Satchel, so the defaults are used.',
      detail: `The newer file is kept as ${file}`,
    }),
    'not-saved': (file: string) => ({
      message: 'Settings couldn’t be saved. They apply until Satchel is closed.',
      detail: `Check that Satchel may write this file: ${file}`,
    }),
  },
} as const
