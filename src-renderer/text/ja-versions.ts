import type { Catalogue } from './en'
import { quote } from './japanese'

/** 日本語 */
export const jaVersions: Catalogue['versions'] = {
  command: 'バージョン…',
  title: name => `${quote(name)}のバージョン`,
  which: 'バージョン',
  what: '選んだものが最新になります。ほかのバージョンはすべて残ります。',
  onlyOne: '以前のバージョンは残っていません。',
  readOnly: 'このインベントリは変更が許可されていないため、見ることだけができます。',
  now: '現在',
  noDate: '日時不明',
  confirm: '最新にする',
  restored: '以前のバージョンが最新に戻りました。それまでのものも残っています。',
  onlyItems: 'バージョンがあるのはアイテムだけです。',
}
