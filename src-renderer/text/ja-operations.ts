import { plainText } from '../../src-shared/domain/rich-text'
import type { SourceAction, WhyNotCode } from '../../src-shared/model/capabilities'
import type { OperationKind, TransferMode } from '../../src-shared/model/operation'
import type { Catalogue } from './en'
import { items, number, quote, things } from './japanese'

const verbs: Record<TransferMode, string> = { move: '移動しました', copy: 'コピーしました' }

type Wording = (of: string, target: string | null) => string

/** What can be done, undone or cancelled: 「Kiwi」の「Drink」への移動. */
const actions: Record<OperationKind, Wording> = {
  'make-folder': of => (of === '' ? 'フォルダーの作成' : `フォルダー${of}の作成`),
  rename: of => `${ofThings(of)}名前の変更`,
  move: (of, target) => `${ofThings(of)}${toTarget(target)}移動`,
  copy: (of, target) => `${ofThings(of)}${toTarget(target)}コピー`,
  trash: of => `${ofThings(of)}ゴミ箱への移動`,
  restore: of => `${ofThings(of)}復元`,
  delete: of => `${ofThings(of)}完全な削除`,
  'empty-trash': () => 'ゴミ箱を空にする操作',
  spawn: of => `${ofThings(of)}スポーン`,
  give: (of, target) => `${ofThings(of)}${toTarget(target)}譲渡`,
  undo: () => '取り消し',
  redo: () => 'やり直し',
  'finish-move': of => `${ofThings(of)}中断された移動の完了`,
}

/** What is being done: 「Kiwi」を「Drink」に移動中. */
const doings: Record<OperationKind, Wording> = {
  'make-folder': of => `フォルダー${of}を作成中`,
  rename: of => `${ofThings(of)}名前を変更中`,
  move: (of, target) => `${object(of)}${into(target)}移動中`,
  copy: (of, target) => `${object(of)}${into(target)}コピー中`,
  trash: of => `${object(of)}ゴミ箱に移動中`,
  restore: of => `${object(of)}復元中`,
  delete: of => `${object(of)}完全に削除中`,
  'empty-trash': () => 'ゴミ箱を空にしています',
  spawn: of => `${object(of)}スポーン中`,
  give: (of, target) => `${object(of)}${into(target)}渡しています`,
  undo: () => '取り消し中',
  redo: () => 'やり直し中',
  'finish-move': of => `${ofThings(of)}移動を完了しています`,
}

function ofThings(of: string): string {
  return of === '' ? '' : `${of}の`
}

function object(of: string): string {
  return of === '' ? '' : `${of}を`
}

function toTarget(target: string | null): string {
  return target === null ? '' : `${quote(target)}への`
}

function into(target: string | null): string {
  return target === null ? '' : `${quote(target)}に`
}

/** What was refused as a whole has no steps to count. */
function of(kind: OperationKind, count: number, name: string): string {
  if (kind === 'make-folder') return name === '' ? '' : quote(name)
  return count === 0 ? '' : things(count, name)
}

/** What a source may not be able to do, at the beginning of a sentence. */
export const sourceActions: Record<SourceAction, string> = {
  list: 'フォルダーを開くこと',
  'list-tree': 'すべてを一度に読み込むこと',
  'make-folder': 'フォルダーの作成',
  'rename-item': 'アイテムの名前の変更',
  'rename-folder': 'フォルダーの名前の変更',
  'move-item': 'アイテムの移動',
  'move-folder': 'フォルダーの移動',
  'copy-item': 'アイテムのコピー',
  'copy-folder': 'フォルダーのコピー',
  trash: 'ゴミ箱への移動',
  restore: '復元',
  'remove-item': 'アイテムの削除',
  'remove-folder': 'フォルダーの削除',
  spawn: 'スポーン',
  thumbnail: '画像の表示',
  'local-path': '他のプログラムで開くこと',
  'bring-in': '別のインベントリからファイルを取り込むこと',
  versions: 'バージョン',
  give: 'ほかの人に渡すこと',
}

const whyNots: Record<WhyNotCode, string> = {
  'not-offered': 'はこのインベントリではできません',
  'needs-viewer': 'はこのインベントリのビューアでだけできます',
  'read-only': 'はできません。このインベントリは読み取り専用です',
  'no-right': 'はこのアカウントには許可されていません',
  'library-only': 'はライブラリからだけできます',
  'items-only': 'はここではできません。アイテムだけができます',
  'no-copy': 'はできません。このアイテムはコピーを許可されていません',
  'no-transfer': 'はできません。このアイテムは譲渡を許可されていません',
  system: 'はできません。インベントリに必要な項目です',
  locked: 'はできません。別の人がロックしています',
  'objects-only': 'はオブジェクトだけができます',
}

/** What operations do and say, in Japanese. Names come in raw and leave as plain text. */
export const jaOperations: Pick<Catalogue, 'refusal' | 'operation'> = {
  refusal: {
    'nothing-selected': () => '何も選択されていません',
    'not-supported': (action, why) => `${sourceActions[action]}${whyNots[why]}`,
    root: () => 'ルートは移動できません',
    unaddressable: (name, problem) => `${quote(name)}はここからは変更できません。${problem}`,
    'below-link': link => `リンク${quote(link)}の中は読み取り専用です`,
    'target-is-link': name => `${quote(name)}はリンクのため読み取り専用です`,
    'not-a-folder': name => `${quote(name)}はフォルダーではありません`,
    'into-itself': name => `${quote(name)}をそれ自身の中に入れることはできません`,
    'inside-selection': name => `${quote(name)}は選択した項目の中にあります`,
    'other-inventory': name =>
      `${quote(name)}は別のインベントリです。別のインベントリへ移せるのは、ファイルのフォルダー同士だけです`,
    'inventory-closed': name =>
      `${quote(name)}は開かれていません。一度クリックしてから、もう一度ドラッグしてください`,
    'inventory-read-only': name =>
      `${quote(name)}は読み取り専用です。先に右クリックの「編集…」で変更を許可してください`,
    'already-there': () => 'すでにここにあります',
    'name-taken': (name, folder) =>
      `${quote(folder)}には${quote(name)}がすでにあります。別の名前を入力してください`,
    'invalid-name': problem => problem,
    'same-name': () => 'すでにこの名前です',
    gone: name => `${quote(name)}はもうありません`,
    changed: name => `${quote(name)}はその間に変更されました。更新してからもう一度お試しください`,
    'spawning-already': name => `${quote(name)}はすでにスポーン中です`,
    'giving-already': name => `${quote(name)}はすでに渡しているところです`,
    'would-leave': name =>
      `${quote(name)}はその間に変更され、渡すとこのインベントリからなくなることがあります。もう一度「渡す…」を選んで確認してください`,
    'spawn-takes': name =>
      `${quote(name)}はその間に変更され、スポーンするとこのインベントリからなくなります。もう一度スポーンして確認してください`,
    'unsafe-content': (name, inner, problem) =>
      `${quote(name)}の中に、サービスが正しく扱えないフォルダー${quote(inner)}があります。${problem}`,
    'unfinished-move': (name, to) =>
      `${quote(name)}の${quote(to)}への移動が中断されています。先にその移動を再開するか、元の場所に戻してください`,
    locked: (name, inner) =>
      name === inner
        ? `${quote(name)}はロックされています。先にロックを解除してください`
        : `${quote(name)}の中のフォルダー${quote(inner)}がロックされています。先にロックを解除してください`,
    'trash-takes-deletions': () => 'ゴミ箱には移動だけができます。コピーはできません',
    'trash-itself': () => 'ゴミ箱そのものは変更できません',
    'not-in-trash': name => `${quote(name)}はゴミ箱にありません`,
    'in-trash-already': name => `${quote(name)}はすでにゴミ箱にあります`,
    'trash-not-collected': name => `${quote(name)}はゴミ箱にあります。先に復元してください`,
    'trash-unusable': () =>
      '「Satchel Trash」という名前の項目がありますが、自分のフォルダーではありません。その名前を変更してからもう一度お試しください',
    'not-an-item': name =>
      `${quote(name)}はフォルダーかリンクのためスポーンできません。アイテムを選択してください`,
    'no-world': () => 'フォーカス中のワールドがありません。ゲームでワールドを開くか参加してください',
    'more-than-confirmed': (confirmed, found) =>
      `確認した項目は ${number(confirmed)} 個ですが、現在は ${number(found)} 個あります。もう一度確認してください`,
    'nothing-to-undo': () => 'もう取り消せません',
    'origin-unknown': name =>
      `${quote(name)}があったフォルダーがわかりません。置きたい場所へドラッグしてください`,
    'place-gone': (name, folder) =>
      `${quote(folder)}が自分のフォルダーではなくなったため、${quote(name)}を元に戻せません`,
  },
  operation: {
    running: {
      'make-folder': () => 'フォルダーを作成中',
      rename: count => (count > 1 ? `${items(count)}の名前を変更中` : '名前を変更中'),
      move: count => `${items(count)}を移動中`,
      copy: count => `${items(count)}をコピー中`,
      trash: count => `${items(count)}をゴミ箱に移動中`,
      restore: count => `${items(count)}を復元中`,
      delete: count => `${items(count)}を完全に削除中`,
      'empty-trash': () => 'ゴミ箱を空にしています',
      spawn: count => `${items(count)}をスポーン中`,
      give: () => '渡しています',
      undo: () => '取り消し中',
      redo: () => 'やり直し中',
      'finish-move': () => '移動を完了しています',
    },
    checking: '確認中…',
    waiting: '順番待ち',
    waitsFor: what => `次の処理が終わるのを待っています: ${what}`,
    movedOf: (done, total) => `${items(total)}のうち ${number(done)} 個を移動しました`,
    notHalfway: 'フォルダーの移動は途中で止められません。中断された場合は、再開するか、元に戻せます。',
    cancelling: '現在の項目が終わると停止します…',
    progress: (done, count) => `${number(count)} 個中 ${number(done)} 個`,
    itemsOf: (done, total) => `${number(total)} 個中 ${number(done)} 個`,
    perSecond: rate => `毎秒 ${number(rate)} 個`,
    rest: seconds =>
      seconds < 60 ? `残り約 ${number(seconds)} 秒` : `残り約 ${number(Math.round(seconds / 60))} 分`,
    action: (kind, count, name, target) => actions[kind](of(kind, count, name), target),
    doing: (kind, count, name, target) => doings[kind](of(kind, count, name), target),
    made: (name, folder) => `${quote(folder)}に${quote(name)}を作成しました`,
    renamed: (from, to) => `${quote(from)}の名前を${quote(to)}に変更しました`,
    renamedMany: count => `${items(count)}の名前を変更しました`,
    transferred: (mode, count, name, target) => `${things(count, name)}を${quote(target)}に${verbs[mode]}`,
    trashed: (count, name) => `${things(count, name)}をゴミ箱に移動しました`,
    restored: (count, name, folder) => `${things(count, name)}を${into(folder)}復元しました`,
    deleted: (count, name) => `${things(count, name)}を完全に削除しました`,
    emptied: () => 'ゴミ箱を空にしました',
    spawned: (name, slot, world) => {
      const where = into(world)
      const became = !slot || plainText(slot) === plainText(name) ? '' : ` (${quote(slot)}として)`
      return `${where}${quote(name)}をスポーンしました${became}`
    },
    spawnedMany: (count, world) => `${into(world)}${items(count)}をスポーンしました`,
    given: (name, target) => `${quote(name)}を${quote(target)}に渡しました`,
    undoing: action => `取り消し中: ${action}`,
    redoing: action => `やり直し中: ${action}`,
    undone: action => `${action}を取り消しました`,
    redone: action => `${action}をやり直しました`,
    moveFinished: (name, folder) => `${quote(name)}の${quote(folder)}への移動を完了しました`,
    skipped: skipped => (skipped === 0 ? '' : ` ${items(skipped)}をスキップしました。`),
    refused: {
      'make-folder': 'フォルダーは作成されませんでした。',
      rename: '名前は変更されませんでした。',
      move: '何も移動されませんでした。',
      copy: '何もコピーされませんでした。',
      trash: '何もゴミ箱に移動されませんでした。',
      restore: '何も復元されませんでした。',
      delete: '何も削除されませんでした。',
      'empty-trash': 'ゴミ箱は空になりませんでした。',
      spawn: '何もスポーンされませんでした。',
      give: '何も渡されませんでした。',
      undo: '取り消しは行われませんでした。',
      redo: 'やり直しは行われませんでした。',
      'finish-move': '移動は完了しませんでした。',
    },
    failed: {
      'make-folder': (_count, name) => `フォルダー${quote(name)}を作成できませんでした。`,
      rename: (count, name) => `${things(count, name)}の名前を変更できませんでした。`,
      move: (count, name) => `${things(count, name)}を移動できませんでした。`,
      copy: (count, name) => `${things(count, name)}をコピーできませんでした。`,
      trash: (count, name) => `${things(count, name)}をゴミ箱に移動できませんでした。`,
      restore: (count, name) => `${things(count, name)}を復元できませんでした。`,
      delete: (count, name) => `${things(count, name)}を削除できませんでした。`,
      'empty-trash': () => 'ゴミ箱を空にできませんでした。',
      spawn: (count, name) => `${things(count, name)}をスポーンできませんでした。`,
      give: (count, name) => `${things(count, name)}を渡せませんでした。`,
      undo: () => '取り消せませんでした。',
      redo: () => 'やり直せませんでした。',
      'finish-move': (_count, name) => `${quote(name)}の移動を完了できませんでした。`,
    },
    partly: (done, count) => `${number(count)} 個中 ${number(done)} 個で止まりました。`,
    cancelled: (done, count) =>
      done === 0
        ? 'キャンセルしました。何も変更していません。'
        : `${number(count)} 個中 ${number(done)} 個でキャンセルしました。`,
    unknown: '完了したかどうか確認できませんでした。もう一度行う前に、更新して確認してください。',
    inItsWords: (sentence, words) => `${sentence}理由: 「${words}」`,
    tooMany: most => `一度に変更できるのは ${number(most)} 個までです。選択を減らしてください。`,
    unnamed: (how, done, count) => `${how}: ${number(count)} 個中 ${number(done)} 個`,
    endedOtherwise: (how, title) => `結果は「${how}」: ${title}`,
    show: '表示',
    undo: '取り消す',
    redo: 'やり直す',
    retry: '再試行',
    cancel: 'キャンセル',
    cancelIt: '中止する',
    details: '詳細',
    dismiss: '閉じる',
    results: '結果',
    failures: '失敗',
    states: {
      queued: '待機中',
      checking: '確認中',
      running: '実行中',
      proving: '結果を確認中',
      asking: '回答待ち',
      done: '完了',
      'partly-done': '一部完了',
      cancelled: 'キャンセル済み',
      refused: '実行できません',
      failed: '失敗',
      unknown: '結果不明',
    },
  },
}
