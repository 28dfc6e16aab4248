import type { EntryMark, LinkState, Right, Sale } from '../../src-shared/model/entry-facts'
import type { Catalogue } from './en'
import { number } from './japanese'

const refused: Record<Right, string> = {
  copy: 'コピー不可',
  modify: '変更不可',
  transfer: '譲渡不可',
}

const means: Record<Right, string> = {
  copy: 'コピーはできません。この 1 つだけです。',
  modify: '変更できません。',
  transfer: 'ほかの人に渡すことはできません。',
}

const marks: Record<EntryMark, string> = {
  worn: '着用中',
  favourite: 'ビューアーのお気に入り',
  protected: '保護されています',
  system: 'プラットフォームに必要',
  hidden: '非表示',
  locked: 'ロック中',
  versions: '以前のバージョンあり',
  lost: 'フォルダーを失っていました',
  library: 'ライブラリの中',
  'bad-name': '名前がテキストではありません',
  mount: '別のドライブ',
}

const sales: Record<Sale['kind'], (price: number) => string> = {
  original: price => `この項目、価格 ${number(price)}`,
  copy: price => `コピー、価格 ${number(price)}`,
  contents: price => `中身、価格 ${number(price)}`,
}

const links: Record<LinkState, string> = {
  found: 'このインベントリの中',
  broken: 'リンク切れ',
  outside: 'このインベントリの外',
}

/** What only some platforms tell of their things, in Japanese. */
export const jaFacts: Catalogue['facts'] = {
  creator: '作者',
  creatorId: '作者 (ID)',
  permissions: '権限',
  nextOwner: '次の所有者の権限',
  group: 'グループの権限',
  others: 'ほかの人の権限',
  sale: '販売',
  description: '説明',
  marked: '状態',
  link: 'リンク',
  full: 'すべて可',
  refused,
  means,
  nextMeans: 'あなたが渡した相手ができることです。',
  files: { all: '読み取りと変更', read: '読み取りのみ', change: '変更のみ', none: 'アクセス不可' },
  marks,
  sales,
  links,
  brokenMeaning: 'サービスではリンク先が見つかりません。',
}
