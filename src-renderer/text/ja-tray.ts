import type { TransferMode } from '../../src-shared/model/operation'
import type { Catalogue } from './en'
import { items, number, quote, things } from './japanese'

const verbs: Record<TransferMode, string> = { move: '移動', copy: 'コピー' }

const many = (count: number): string => (count === 0 ? '' : `${number(count)} 個を`)

/** The words of the Collect tray, in Japanese. */
export const jaTray: Catalogue['tray'] = {
  label: '収集トレイ',
  entries: '収集した項目',
  collect: '収集トレイに追加',
  count: (entries, folders) => `${number(folders)} 個のフォルダーから ${items(entries)}`,
  selected: count => `${number(count)} 個を選択中`,
  unavailable: count => `${number(count)} 個は使用不可`,
  hint: '項目をここにドラッグするか、選択して Ctrl+Shift+B を押します。元の場所からは動きません。',
  dropHint: (count, name) => `${things(count, name)}を収集トレイに追加`,
  inFolder: folder => `場所: ${folder}`,
  // Where there is little room, the end is cut: the verb comes first.
  transfer: (mode, count, target) => `${many(count)}${verbs[mode]} → ${quote(target)}`,
  spawn: count => (count === 0 ? 'スポーン' : `${number(count)} 個をスポーン`),
  trash: count => `${many(count)}ゴミ箱に移動`,
  searching: '項目を確認中…',
  dragAll: count => `ここから${items(count)}をドラッグ`,
  takeOut: 'トレイから外す',
  takenOut: (count, name) => `${things(count, name)}をトレイから外しました。何も削除していません。`,
  putBack: '戻す',
  empty: 'トレイを空にする',
  emptied: count => `トレイを空にしました。${items(count)}はインベントリに残っています。`,
  close: 'トレイを閉じる',
  open: count => `収集トレイ: ${items(count)}`,
  collected: (count, total) => `${items(count)}を追加しました。トレイの項目は ${number(total)} 個です`,
  known: total => `すでにトレイにあります。トレイの項目は ${number(total)} 個です`,
  notCollected: count => `${items(count)}を追加できませんでした。`,
  trashed: 'ゴミ箱にあります。復元するとまた使えます',
  leftOut: count => `収集した${items(count)}を対象から除きました。`,
  goneCount: count => `${items(count)}はゴミ箱にあるか、見つかりません`,
  noneAvailable: '収集した項目のうち、使えるものがありません。',
  isEmpty: 'トレイは空です。',
  notReached: '収集した項目のフォルダーを開けなかったため、何も変更していません。',
}
