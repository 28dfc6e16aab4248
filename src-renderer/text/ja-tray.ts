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
  count: (entries, folders) => `${number(folders)} 個のフォルダから ${items(entries)}`,
  selected: count => `${number(count)} 個を選択中`,
  unavailable: count => `${number(count)} 個は使用不可`,
  hint: '項目をここにドラッグするか、選択して Ctrl+Shift+B を押します。元の場所からは動きません。',
  dropHint: (count, name) => `${things(count, name)}を収集トレイに追加`,
  inFolder: folder => `場所: ${folder}`,
  // Where there is little room, the end is cut: the verb comes first.
  transfer: (mode, count, target) => `${many(count)}${verbs[mode]} → ${quote(target)}`,
  spawn: count => (count === 0 ? 'スポーン' : `${number(count)} 個をスポーン`),
  trash: count => `${count === 0 ? '' : `${number(count)} 個を`}ゴミ箱に入れる`,
  searching: '項目を確認中…',
  dragAll: count => `ここから${items(count)}をドラッグ`,
  takeOut: 'トレイから取り出す (削除はされません)',
  takenOut: (count, name) => `${things(count, name)}をトレイから取り出しました。何も削除していません。`,
  putBack: '戻す',
  empty: 'トレイを空にする',
  emptied: count => `トレイを空にしました。${items(count)}はインベントリに残っています。`,
  close: 'トレイを閉じる',
  open: count => `収集トレイ: ${items(count)}`,
  collected: (count, total) => `${items(count)}を追加しました。トレイには ${number(total)} 個あります`,
  known: total => `すでにトレイにあります。トレイには ${number(total)} 個あります`,
  notCollected: count => `${items(count)}は追加されませんでした。`,
  trashed: 'ゴミ箱にあります。復元するとまた使えます',
  leftOut: count => `収集した${items(count)}は対象から外れました。`,
  goneCount: count => `${items(count)}はもう元の場所にないか、ゴミ箱にあります`,
  noneAvailable: '収集した項目のうち、使えるものがありません。',
  isEmpty: 'トレイは空です。',
  notReached: '収集した項目のフォルダを取得できなかったため、何も行いませんでした。',
}
