import type { Locator } from '@playwright/test'
import { expect, test } from './fixtures/window-test'
import type { BrowserWindow } from './pages/browser-window'

/** One shortcut of the design page: what it is printed as, and proof that it does what it should. */
interface Row {
  readonly keys: readonly string[]
  readonly does: string
  readonly prove: (satchel: BrowserWindow) => Promise<void>
}

const isSelected = (row: Locator) => expect(row).toHaveAttribute('aria-selected', 'true')
const here = ({ page }: BrowserWindow): Locator =>
  page.getByRole('navigation', { name: 'Path' }).locator('[aria-current="location"]')
const heading = (satchel: BrowserWindow, count: number): Locator =>
  satchel.page.getByRole('heading', { name: `${count} items selected` })

async function press(satchel: BrowserWindow, ...keys: readonly string[]): Promise<void> {
  for (const key of keys) await satchel.page.keyboard.press(key)
}

/** Selects by name, as a person would: without the mouse the tree is walked by typing. */
async function select(satchel: BrowserWindow, name: string): Promise<void> {
  await (await satchel.show(name)).click()
  await isSelected(satchel.row(name))
}

const WALKING: readonly Row[] = [
  {
    keys: ['↓', '↑'],
    does: 'move',
    prove: async satchel => {
      await select(satchel, 'Banana')
      await press(satchel, 'ArrowDown')
      await isSelected(satchel.row('Blueberries'))
      await press(satchel, 'ArrowUp')
      await isSelected(satchel.row('Banana'))
    },
  },
  {
    keys: ['←', '→'],
    does: 'to the parent, close; open, to the first child',
    prove: async satchel => {
      await select(satchel, 'Blueberries')
      await press(satchel, 'ArrowLeft')
      await isSelected(satchel.row('Fruit'))
      await press(satchel, 'ArrowLeft')
      await expect(satchel.row('Fruit')).toHaveAttribute('aria-expanded', 'false')
      await press(satchel, 'ArrowRight')
      await expect(satchel.row('Fruit')).toHaveAttribute('aria-expanded', 'true')
      await expect(satchel.row('Banana')).toBeVisible()
      await press(satchel, 'ArrowRight')
      await isSelected(satchel.row('Banana'))
    },
  },
  {
    keys: ['Home', 'End'],
    does: 'first, last',
    prove: async satchel => {
      await press(satchel, 'End')
      await isSelected(satchel.row('Resonite Essentials'))
      await press(satchel, 'Home')
      await isSelected(satchel.row('Activities'))
    },
  },
  {
    keys: ['PgDn', 'PgUp'],
    does: 'a page down, up',
    prove: async satchel => {
      await press(satchel, 'Home', 'PageDown')
      const reached = satchel.tree.locator('[aria-selected="true"]')
      await expect(reached).toHaveCount(1)
      await expect(reached).not.toHaveAccessibleName('Activities')
      expect((await reached.boundingBox())?.y).toBeGreaterThan(200)
      await press(satchel, 'PageUp')
      await isSelected(satchel.row('Activities'))
    },
  },
  {
    keys: ['A–Z'],
    does: 'go to a name by typing it',
    prove: async satchel => {
      await satchel.page.keyboard.type('kiwi f')
      await isSelected(satchel.row('Kiwi fruit'))
    },
  },
  {
    keys: ['Shift+↑', 'Shift+↓'],
    does: 'extend the selection',
    prove: async satchel => {
      await select(satchel, 'Banana')
      await press(satchel, 'Shift+ArrowDown', 'Shift+ArrowDown')
      await expect(heading(satchel, 3)).toBeVisible()
      await press(satchel, 'Shift+ArrowUp')
      await expect(heading(satchel, 2)).toBeVisible()
    },
  },
  {
    keys: ['Ctrl+↑', 'Ctrl+↓', 'Ctrl+Space'],
    does: 'move without selecting, and take single entries in and out',
    prove: async satchel => {
      await select(satchel, 'Banana')
      await press(satchel, 'Control+ArrowDown', 'Control+ArrowDown')
      await isSelected(satchel.row('Banana'))
      await expect(satchel.row('Cherries')).toHaveAttribute('aria-selected', 'false')
      await press(satchel, 'Control+ ')
      await isSelected(satchel.row('Cherries'))
      await expect(heading(satchel, 2)).toBeVisible()
      await press(satchel, 'Control+ ', 'Control+ArrowUp', 'Control+ ')
      await expect(satchel.row('Cherries')).toHaveAttribute('aria-selected', 'false')
      await isSelected(satchel.row('Blueberries'))
    },
  },
  {
    keys: ['Ctrl+A'],
    does: 'all siblings',
    prove: async satchel => {
      await select(satchel, 'Banana')
      await press(satchel, 'Control+a')
      await expect(heading(satchel, 19)).toBeVisible()
      await expect(satchel.row('Fruit')).toHaveAttribute('aria-selected', 'false')
    },
  },
  {
    keys: ['Esc'],
    does: 'clear selection',
    prove: async satchel => {
      await press(satchel, 'Escape')
      await expect(satchel.tree.locator('[aria-selected="true"]')).toHaveCount(0)
      await expect(satchel.tree).toBeFocused()
    },
  },
]

const LOOKING: readonly Row[] = [
  {
    keys: ['Enter'],
    does: 'open: a folder opens and closes, an item is shown large',
    prove: async satchel => {
      await select(satchel, 'Fruit')
      await press(satchel, 'Enter')
      await expect(satchel.row('Fruit')).toHaveAttribute('aria-expanded', 'false')
      await press(satchel, 'Enter')
      await expect(satchel.row('Fruit')).toHaveAttribute('aria-expanded', 'true')
      await select(satchel, 'Banana')
      await press(satchel, 'Enter')
      await expect(satchel.page.getByRole('dialog', { name: 'Banana' })).toBeVisible()
      await press(satchel, 'Escape')
      await expect(satchel.tree).toBeFocused()
    },
  },
  {
    keys: ['Space'],
    does: 'the large preview, which Space closes, too',
    prove: async satchel => {
      await press(satchel, ' ')
      await expect(satchel.page.getByRole('dialog', { name: 'Banana' })).toBeVisible()
      await press(satchel, ' ')
      await expect(satchel.page.getByRole('dialog')).toHaveCount(0)
      await expect(satchel.tree).toBeFocused()
    },
  },
  {
    keys: ['Ctrl+F'],
    does: 'find',
    prove: async satchel => {
      await press(satchel, 'Control+f')
      await expect(satchel.page.getByRole('searchbox', { name: 'Find' })).toBeFocused()
      await press(satchel, 'Escape')
      await expect(satchel.tree).toBeFocused()
    },
  },
  {
    keys: ['Ctrl+K'],
    does: 'commands',
    prove: async satchel => {
      await press(satchel, 'Control+k')
      const palette = satchel.page.getByRole('dialog', { name: 'All commands' })
      await expect(palette.getByRole('combobox')).toBeFocused()
      await press(satchel, 'Escape')
      await expect(palette).toHaveCount(0)
      await expect(satchel.tree).toBeFocused()
    },
  },
  {
    keys: ['F1', '?'],
    does: 'all shortcuts',
    prove: async satchel => {
      for (const key of ['F1', '?']) {
        await press(satchel, key)
        const dialog = satchel.page.getByRole('dialog', { name: 'Keyboard shortcuts' })
        await expect(dialog).toBeVisible()
        await press(satchel, 'Escape')
        await expect(dialog).toHaveCount(0)
        await expect(satchel.tree).toBeFocused()
      }
    },
  },
  {
    keys: ['Shift+F10', '☰'],
    does: 'the menu of the selection',
    prove: async satchel => {
      for (const key of ['Shift+F10', 'ContextMenu']) {
        await press(satchel, key)
        const menu = satchel.page.getByRole('menu', { name: 'Commands for the selection' })
        await expect(menu).toBeVisible()
        await press(satchel, 'Escape')
        await expect(menu).toHaveCount(0)
        await expect(satchel.tree).toBeFocused()
      }
    },
  },
  {
    keys: ['F6', 'Shift+F6'],
    does: 'next pane, and back',
    prove: async satchel => {
      const { page } = satchel
      await press(satchel, 'F6')
      await expect(page.getByRole('complementary', { name: 'Details' }).locator(':focus')).toHaveCount(1)
      await press(satchel, 'F6')
      await expect(page.getByRole('toolbar').locator(':focus')).toHaveCount(1)
      await press(satchel, 'F6')
      await expect(page.getByRole('navigation', { name: 'Places' }).locator(':focus')).toHaveCount(1)
      await press(satchel, 'F6')
      await expect(satchel.tree).toBeFocused()
      await press(satchel, 'Shift+F6')
      await expect(page.getByRole('navigation', { name: 'Places' }).locator(':focus')).toHaveCount(1)
      await press(satchel, 'F6')
      await expect(satchel.tree).toBeFocused()
    },
  },
  {
    keys: ['Ctrl+2', 'Ctrl+1'],
    does: 'grid, tree',
    prove: async satchel => {
      await press(satchel, 'Control+2')
      const grid = satchel.page.getByRole('grid', { name: 'Contents' })
      await expect(grid).toBeFocused()
      await isSelected(grid.getByRole('gridcell', { name: 'Banana', exact: true }))
      await press(satchel, 'Control+1')
      await expect(satchel.tree).toBeFocused()
      await isSelected(satchel.row('Banana'))
    },
  },
  {
    keys: ['Ctrl+L'],
    does: 'type a path',
    prove: async satchel => {
      await press(satchel, 'Control+l')
      const field = satchel.page.getByRole('combobox', { name: 'Go to path' })
      await expect(field).toBeFocused()
      await field.fill('/Inventory/Food & Drink/Drink')
      await press(satchel, 'Enter')
      await expect(here(satchel)).toHaveText('Drink')
      await expect(satchel.tree).toBeFocused()
    },
  },
  {
    keys: ['Alt+↑', 'Alt+←', 'Alt+→', 'Backspace'],
    does: 'parent, history',
    prove: async satchel => {
      await press(satchel, 'Alt+ArrowUp')
      await expect(here(satchel)).toHaveText('Food & Drink')
      await press(satchel, 'Alt+ArrowLeft')
      await expect(here(satchel)).toHaveText('Drink')
      await press(satchel, 'Alt+ArrowRight')
      await expect(here(satchel)).toHaveText('Food & Drink')
      await press(satchel, 'Backspace')
      await expect(here(satchel)).toHaveText('Inventory')
      await press(satchel, 'Alt+ArrowLeft')
      await expect(here(satchel)).toHaveText('Food & Drink')
      await expect(satchel.tree).toBeFocused()
    },
  },
  {
    keys: ['Ctrl+B', 'Ctrl+I', 'Ctrl+H'],
    does: 'sidebar, details, activity',
    prove: async satchel => {
      const { page } = satchel
      for (const [key, part] of [
        ['Control+b', page.getByRole('navigation', { name: 'Places' })],
        ['Control+i', page.getByRole('complementary', { name: 'Details' })],
      ] as const) {
        await press(satchel, key)
        await expect(part).toHaveCount(0)
        await press(satchel, key)
        await expect(part).toBeVisible()
      }
      await press(satchel, 'Control+h')
      await expect(satchel.activity).toBeFocused()
      await press(satchel, 'Control+h')
      await expect(satchel.activity).toHaveCount(0)
      await expect(satchel.tree).toBeFocused()
    },
  },
  {
    keys: ['Ctrl+,'],
    does: 'settings',
    prove: async satchel => {
      await press(satchel, 'Control+,')
      const dialog = satchel.page.getByRole('dialog', { name: 'Settings' })
      await expect(dialog).toBeVisible()
      await press(satchel, 'Escape')
      await expect(dialog).toHaveCount(0)
      await expect(satchel.tree).toBeFocused()
    },
  },
]

const CHANGING: readonly Row[] = [
  {
    keys: ['F2'],
    does: 'rename: the words of the name are selected, Esc leaves it, Enter keeps the new one',
    prove: async satchel => {
      await select(satchel, 'Banana')
      const field = satchel.page.getByRole('textbox', { name: 'New name for “Banana”' })
      await press(satchel, 'F2')
      await expect(field).toBeFocused()
      await satchel.page.keyboard.type('Nothing')
      await press(satchel, 'Escape')
      await expect(satchel.tree).toBeFocused()
      await expect(satchel.row('Banana')).toBeVisible()
      await press(satchel, 'F2')
      await expect(field).toBeFocused()
      await satchel.page.keyboard.type('Yellow')
      await press(satchel, 'Enter')
      await expect(satchel.results).toContainText('Renamed “Banana” to “Yellow”')
      await isSelected(satchel.row('Yellow'))
    },
  },
  {
    keys: ['Ctrl+Z', 'Ctrl+Shift+Z', 'Ctrl+Y'],
    does: 'undo, redo',
    prove: async satchel => {
      await press(satchel, 'Control+z')
      await expect(satchel.row('Banana')).toBeVisible()
      await press(satchel, 'Control+Shift+Z')
      await expect(satchel.row('Yellow')).toBeVisible()
      await press(satchel, 'Control+z')
      await expect(satchel.row('Banana')).toBeVisible()
      await press(satchel, 'Control+y')
      await expect(satchel.row('Yellow')).toBeVisible()
      await press(satchel, 'Control+z')
      await expect(satchel.row('Banana')).toBeVisible()
    },
  },
  {
    keys: ['Ctrl+X', 'Ctrl+C', 'Ctrl+V'],
    does: 'cut or copy, paste',
    prove: async satchel => {
      await satchel.carry('Banana', 'Drink', 'c')
      await expect(satchel.results).toContainText('Copied “Banana” to “Drink”')
      await expect(satchel.row('Banana', 3)).toBeVisible()
      await satchel.carry('Cherries', 'Drink', 'x')
      await expect(satchel.results).toContainText('Moved “Cherries” to “Drink”')
      await expect(satchel.row('Cherries')).toHaveCount(0)
    },
  },
  {
    keys: ['Del'],
    does: 'to the Trash',
    prove: async satchel => {
      await select(satchel, 'Coconut')
      await press(satchel, 'Delete')
      await expect(satchel.results).toContainText('Moved “Coconut” to the Trash')
      await expect(satchel.row('Coconut')).toHaveCount(0)
      await expect(satchel.tree).toBeFocused()
    },
  },
  {
    keys: ['Ctrl+Shift+N'],
    does: 'new folder, also around the selection',
    prove: async satchel => {
      await select(satchel, 'Fruit')
      await press(satchel, 'Control+Shift+N')
      await expect(
        satchel.page.getByRole('textbox', { name: 'Name of the new folder in “Fruit”' }),
      ).toBeFocused()
      await satchel.page.keyboard.type('Best of')
      await press(satchel, 'Enter')
      await expect(satchel.results).toContainText('Created “Best of” in “Fruit”')
      await select(satchel, 'Banana')
      await press(satchel, 'Shift+ArrowDown', 'Control+Shift+N')
      await expect(satchel.question).toHaveAccessibleName('New folder with 2 items')
      await expect(satchel.question.getByRole('textbox')).toBeFocused()
      await satchel.page.keyboard.type('Two')
      await press(satchel, 'Enter')
      await expect(satchel.results).toContainText('Created “Two” in “Fruit”')
      await isSelected(satchel.row('Two'))
    },
  },
  {
    keys: ['Ctrl+Enter'],
    does: 'spawn',
    prove: async satchel => {
      await select(satchel, 'Grapes')
      await press(satchel, 'Control+Enter')
      await expect(satchel.results).toContainText('Spawned “Grapes” in “Home”')
    },
  },
  {
    keys: ['Ctrl+D'],
    does: 'pin, unpin',
    prove: async satchel => {
      const pinned = satchel.page.getByRole('button', { name: 'Unpin “Fruit”' })
      await select(satchel, 'Fruit')
      await press(satchel, 'Control+d')
      await expect(pinned).toHaveCount(1)
      await press(satchel, 'Control+d')
      await expect(pinned).toHaveCount(0)
    },
  },
  {
    keys: ['Ctrl+Shift+C'],
    does: 'copy the name',
    prove: async satchel => {
      await press(satchel, 'Control+Shift+C')
      await expect(satchel.results).toContainText('Copied to the clipboard')
      expect(await satchel.app.evaluate(({ clipboard }) => clipboard.readText())).toBe('Fruit')
    },
  },
]

/** Needs the other side of the socket to see. */
const REFRESH: Row['keys'] = ['F5', 'Ctrl+R']

/**
 * These need a test of their own: they end or resize the window (commands.spec.ts), or belong to one part of it: the
 * tray and what was found (tray.spec.ts), a name (rename.spec.ts), a path (navigation.spec.ts), windows (windows.spec.ts),
 * tabs and views (tabs.spec.ts), palettes (palettes.spec.ts).
 */
const ELSEWHERE = [
  'Ctrl+N',
  'Ctrl+T',
  'Ctrl+W',
  'Ctrl+Tab',
  'Ctrl+Shift+Tab',
  'Ctrl+\\',
  'Ctrl+Shift+Enter',
  'Ctrl+Shift+PgUp',
  'Ctrl+Shift+PgDn',
  'Ctrl++',
  'Ctrl+-',
  'Ctrl+0',
  'F11',
  'Ctrl+Q',
  'Ctrl+Shift+B',
  'F10',
  'Alt',
  'Backspace',
  'Tab',
  'Shift+Tab',
  ...Array.from({ length: 9 }, (_, at) => String(at + 1)),
  'Alt+Enter',
  'Ctrl+Shift+D',
  'Ctrl+Shift+P',
  'Ctrl+←',
  'Ctrl+→',
]

async function proveAll(satchel: BrowserWindow, rows: readonly Row[]): Promise<void> {
  await satchel.expand('Food & Drink', 'Fruit')
  for (const { keys, does, prove } of rows) {
    await test.step(`${keys.join(' ')}: ${does}`, () => prove(satchel))
  }
}

test.slow()

test('walking and selecting', async ({ satchel }) => {
  await proveAll(satchel, WALKING)
})

test('opening, looking, going', async ({ satchel }) => {
  await proveAll(satchel, LOOKING)
})

test('changing', async ({ satchel }) => {
  await proveAll(satchel, CHANGING)
})

test('F5 and Ctrl+R list anew', async ({ satchel, sandbox }) => {
  const listings = async (): Promise<number> =>
    Number(/"Inventory\/List":(\d+)/.exec(await sandbox.control('calls'))?.[1])
  await satchel.expand('Flags')
  for (const key of ['F5', 'Control+r']) {
    const before = await listings()
    await press(satchel, key)
    await expect.poll(listings).toBeGreaterThan(before)
    await expect(satchel.row('Activities')).toBeVisible()
  }
})

test('every key that the list of shortcuts names is proved here', async ({ satchel }) => {
  await satchel.tree.focus()
  await press(satchel, 'F1')
  const dialog = satchel.page.getByRole('dialog', { name: 'Keyboard shortcuts' })
  await expect(dialog).toBeVisible()
  const proved = [...WALKING, ...LOOKING, ...CHANGING].flatMap(({ keys }) => keys)
  const known = new Set([...proved, ...REFRESH, ...ELSEWHERE])
  const listed = await dialog.locator('kbd').allInnerTexts()
  expect(listed.filter(keys => !known.has(keys))).toEqual([])
  expect(proved.filter(keys => !listed.includes(keys))).toEqual([])
})
