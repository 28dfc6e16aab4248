import { plainText } from '../../src-shared/domain/rich-text'
import type { TransferMode } from '../../src-shared/model/operation'
import type { Catalogue } from './en'
import { items, number, quote, things } from './japanese'

const verbs: Record<TransferMode, string> = { move: '移動しました', copy: 'コピーしました' }

/** What operations ask and say, in Japanese. Names come in raw and leave as plain text. */
export const jaOperations: Pick<Catalogue, 'refusal' | 'operation'> = {
  refusal: {
    'nothing-selected': () => '何も選択されていません',
    root: () => 'インベントリそのものは動かせません',
    unaddressable: (name, problem) => `${quote(name)} はここからは変更できません。${problem}`,
    'below-link': link => `リンク ${quote(link)} より下は読み取り専用です`,
    'target-is-link': name => `${quote(name)} はリンクのため読み取り専用です`,
    'not-a-folder': name => `${quote(name)} はフォルダではありません`,
    'into-itself': name => `${quote(name)} をそれ自身の中に入れることはできません`,
    'inside-selection': name => `${quote(name)} は選択した項目の中にあります`,
    'already-there': () => 'すでにここにあります',
    'name-taken': (name, folder) => `${quote(folder)} には ${quote(name)} という名前の項目がすでにあります`,
    'invalid-name': problem => problem,
    'same-name': () => 'すでにこの名前です',
    gone: name => `${quote(name)} はもうありません`,
    changed: name => `${quote(name)} は一覧の取得後に変更されています。更新してからもう一度お試しください`,
    'spawning-already': name => `${quote(name)} はすでにスポーン中です`,
    'unsafe-content': (name, inner, problem) =>
      `${quote(name)} の中に、サービスが正しく扱えないフォルダ ${quote(inner)} があります。${problem}`,
    'unfinished-move': (name, to) =>
      `${quote(name)} は ${quote(to)} への移動が途中で止まっています。先にもう一度移動して完了させてください`,
  },
  operation: {
    running: {
      'make-folder': () => 'フォルダを作成中',
      rename: () => '名前を変更中',
      move: count => `${items(count)}を移動中`,
      copy: count => `${items(count)}をコピー中`,
      spawn: count => `${items(count)}をスポーン中`,
    },
    progress: (done, count) => `${number(count)} 個中 ${number(done)} 個`,
    made: (name, folder) => `${quote(folder)} に ${quote(name)} を作成しました`,
    renamed: (from, to) => `${quote(from)} の名前を ${quote(to)} に変更しました`,
    transferred: (mode, count, name, target) => `${things(count, name)}を ${quote(target)} に${verbs[mode]}`,
    spawned: (name, slot, world) => {
      const place = world === null ? '' : `${quote(world)} に `
      const became = !slot || plainText(slot) === plainText(name) ? '' : ` (${quote(slot)} として)`
      return `${place}${quote(name)} をスポーンしました${became}`
    },
    refused: {
      'make-folder': 'フォルダは作成されませんでした。',
      rename: '名前は変更されませんでした。',
      move: '何も移動されませんでした。',
      copy: '何もコピーされませんでした。',
      spawn: '何もスポーンされませんでした。',
    },
    failed: {
      'make-folder': (_count, name) => `フォルダ ${quote(name)} を作成できませんでした。`,
      rename: (_count, name) => `${quote(name)} の名前を変更できませんでした。`,
      move: (count, name) => `${things(count, name)}を移動できませんでした。`,
      copy: (count, name) => `${things(count, name)}をコピーできませんでした。`,
      spawn: (_count, name) => `${quote(name)} をスポーンできませんでした。`,
    },
    partly: (done, count) => `${number(count)} 個中 ${number(done)} 個が完了したところで止まりました。`,
    unknown: '完了したかどうかわかりません。もう一度行う前に、更新して確認してください。',
    show: '表示',
    retry: '再試行',
    dismiss: '閉じる',
    results: '結果',
    failures: '失敗',
  },
}
