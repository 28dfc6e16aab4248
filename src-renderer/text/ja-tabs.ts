import type { Catalogue } from './en'
import { quote } from './japanese'

/** Tabs, and two views side by side, in Japanese. */
export const jaTabs: Catalogue['tabs'] = {
  label: 'タブ',
  open: '新しいタブ',
  openIn: '新しいタブで開く',
  openWindow: '新しいウィンドウ',
  openInWindow: '新しいウィンドウで開く',
  close: 'タブを閉じる',
  closeWindow: 'ウィンドウを閉じる',
  closeOthers: 'ほかのタブを閉じる',
  split: '表示を分割',
  unsplit: '分割表示を閉じる',
  openBeside: '分割表示で開く',
  closeView: name => `${quote(name)}の表示を閉じる`,
  noOther: 'ほかのタブはありません',
  next: '次のタブ',
  previous: '前のタブ',
  moved: (name, place, count) => `${quote(name)}は ${count} 個中 ${place} 番目のタブです`,
}
