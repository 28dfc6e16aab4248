/** The words of the settings, in English. */
export const enSettings = {
  command: 'Settings',
  title: 'Settings',
  appearance: 'Appearance',
  theme: 'Theme',
  themes: { system: 'As the system', light: 'Light', dark: 'Dark' },
  density: 'Rows',
  densities: { compact: 'Compact', default: 'Default', roomy: 'Roomy' },
  language: 'Language',
  systemLanguage: 'As the system',
  handling: 'Mouse',
  doubleClick: 'Double-click on an item',
  doubleClicks: { preview: 'Shows it large', spawn: 'Spawns it' },
  allowsDrags: 'Drag and drop',
  allowsDragsHint: 'When off, nothing can be dragged by accident. Cut and paste do the same.',
  confirmsDrags: 'Ask before large moves by drag',
  confirmsDragsHint: 'A drag that moves a folder or more than 20 entries asks first.',
  pictures: 'Pictures and privacy',
  showsThumbnails: 'Thumbnails',
  showsThumbnailsHint: 'When off, no pictures are loaded and only the kind of each entry is shown.',
  streamerMode: 'Streamer mode',
  streamerModeHint: 'Names and pictures are blurred until you point at them or reach them by keyboard.',
  trouble: {
    unreadable: (file: string) => ({
      message: 'The settings could not be read, so the defaults are in use.',
      detail: `The old file is kept as ${file}`,
    }),
    newer: (file: string) => ({
      message: 'The settings are those of a newer Satchel, so the defaults are in use.',
      detail: `The newer file is kept as ${file}`,
    }),
    'not-saved': (file: string) => ({
      message: 'The settings could not be saved. They hold until Satchel is closed.',
      detail: `Look whether this file can be written: ${file}`,
    }),
  },
} as const
