import type { Catalogue } from './en'
import { items, number, quote, things } from './japanese'

type Safety = 'ask' | 'trash' | 'history' | 'moves' | 'locks' | 'journal' | 'batchRename' | 'fromSelection'

/** The first of several, and how many more. */
function others(count: number, name: string): string {
  return count === 1 ? quote(name) : `${quote(name)}ほか ${number(count - 1)} 個`
}

/** Questions, Trash, History, locks and what else belongs to changing things safely, in Japanese. */
export const jaSafety: Pick<Catalogue, Safety> = {
  ask: {
    conflictTitle: (count, name, target) => {
      const folder = target === null ? '移動先' : quote(target)
      return count === 1
        ? `${folder}には${quote(name)}がすでにあります`
        : `${folder}に同じ名前の項目が ${number(count)} 個あります`
    },
    warningTitle: {
      'make-folder': () => 'フォルダーを作成しますか?',
      rename: (count, name) => `${things(count, name)}の名前を変更しますか?`,
      move: (count, name) => `${things(count, name)}を移動しますか?`,
      copy: (count, name) => `${things(count, name)}をコピーしますか?`,
      trash: (count, name) => `${things(count, name)}をゴミ箱に移動しますか?`,
      restore: (count, name) => `${things(count, name)}を復元しますか?`,
      delete: (count, name) => `${things(count, name)}を完全に削除しますか?`,
      'empty-trash': () => 'ゴミ箱を空にしますか?',
      spawn: (count, name) => `${things(count, name)}をスポーンしますか?`,
      give: (count, name) => `${things(count, name)}を渡しますか?`,
      undo: () => '取り消しますか?',
      redo: () => 'やり直しますか?',
      'finish-move': () => '移動を完了しますか?',
    },
    confirm: {
      'make-folder': 'フォルダーを作成',
      rename: '名前を変更',
      move: '移動',
      copy: 'コピー',
      trash: 'ゴミ箱に移動',
      restore: '復元',
      delete: '完全に削除',
      'empty-trash': 'ゴミ箱を空にする',
      spawn: 'スポーン',
      give: '渡す',
      undo: '取り消す',
      redo: 'やり直す',
      'finish-move': '移動を完了',
    },
    cancel: 'キャンセル',
    conflicts: '名前が重複する項目',
    forAll: 'すべてに適用',
    forOne: name => `${quote(name)}の処理`,
    choices: { 'keep-both': '両方残す', skip: 'スキップ', replace: '置き換える', merge: '統合' },
    inside: '両方のフォルダーにある項目',
    replaceMeaning: '置き換えられた項目はゴミ箱に移動されます。',
    keepBothMeaning: '「両方残す」では、新しい名前に番号が付きます。',
    coming: '新しい項目',
    there: '既存の項目',
    sameBatch: '新しい項目のうちの別の項目',
    noDate: '日時不明',
    warnings: {
      public: (count, name) =>
        `${others(count, name)}は公開されています。ほかの人が保存したリンクが切れる可能性があります。`,
      'holds-public': (count, name) =>
        `${others(count, name)}の中に公開されている項目があります。ほかの人が保存したリンクが切れる可能性があります。`,
      'link-target': (count, name) =>
        `インベントリ内のリンクが${others(count, name)}を指しています。このリンクや、ほかの人が保存したリンクが切れる可能性があります。`,
      'copies-public': (count, name) => `${others(count, name)}は公開されているため、コピーも公開されます。`,
    },
    elsewhere: (count, name, folder, isMade) =>
      isMade
        ? `削除したフォルダーはゴミ箱に残ります。${things(count, name)}のために新しいフォルダー${quote(folder)}を作成します。`
        : `削除したフォルダーはゴミ箱に残ります。現在は別のフォルダー${quote(folder)}があるため、${things(count, name)}はそこに入ります。`,
    silence: 'Satchel を終了するまで今後警告しない',
  },
  trash: {
    name: 'ゴミ箱',
    deleted: date => `${date} に削除`,
    delete: 'ゴミ箱に移動',
    deletePermanently: '完全に削除…',
    restore: '復元',
    empty: 'ゴミ箱を空にする…',
    originLabel: '元の場所',
    deletedLabel: '削除日時',
    isEmpty: 'ゴミ箱はすでに空です。',
    meaning: {
      satchel: '削除した項目は、ゴミ箱を空にするまで、どのコンピューターでもここに残ります。',
      native: '削除した項目は、ゴミ箱を空にするまでここに残ります。',
    },
    count: count => items(count),
    countSoFar: count => `これまでに ${items(count)}`,
    looking: 'ゴミ箱を開いています…',
    nothing: 'ゴミ箱は空です',
    noneNamed: words => `ゴミ箱に${quote(words)}という名前の項目はありません`,
    incomplete: 'ゴミ箱の一部を開けませんでした。',
    missing: {
      'not-listed': 'ゴミ箱の一部はオフラインでは表示できません。ほかにも入っている可能性があります。',
      incomplete: 'ゴミ箱のすべては読み取れませんでした。ほかにも入っている可能性があります。',
    },
    filter: '名前で絞り込み',
    clearFilter: '絞り込みを消去',
    restoreCount: count => (count > 1 ? `${number(count)} 個を復元` : '復元'),
    deleteCount: count => (count > 1 ? `${number(count)} 個を完全に削除…` : '完全に削除…'),
    from: folders => `元の場所: ${folders}`,
    perhapsFrom: folders => `元の場所: ${folders}（フォルダーごと、または中身のみ）`,
    fromUnknown: '元の場所: 不明',
    timeUnknown: '日時不明',
    holds: count => (count === 0 ? '空' : items(count)),
    byOthers: '履歴にありません',
    by: {
      'make-folder': 'フォルダー作成で退避',
      rename: '名前の変更で退避',
      move: '移動で置き換え',
      copy: 'コピーで置き換え',
      trash: 'ゴミ箱に移動',
      restore: '復元で置き換え',
      delete: 'ゴミ箱に移動',
      'empty-trash': 'ゴミ箱に移動',
      spawn: 'ゴミ箱に移動',
      give: 'ゴミ箱に移動',
      undo: '取り消しで',
      redo: 'やり直しで',
      'finish-move': '移動の完了で',
    },
    mixed:
      '選択した項目の一部だけがゴミ箱にあります。ゴミ箱の項目か、それ以外の項目のどちらかを選択してください。',
    title: (count, name) => `${things(count, name)}を完全に削除しますか?`,
    emptyTitle: 'ゴミ箱を空にしますか?',
    counting: '中身を数えています…',
    countFailed: '中身を数えられなかったため、何も削除していません。',
    contents: (folders, count, links) =>
      [
        folders > 0 ? `フォルダー ${number(folders)} 個` : '',
        count > 0 ? `アイテム ${number(count)} 個` : '',
        links > 0 ? `リンク ${number(links)} 個` : '',
      ]
        .filter(Boolean)
        .join('、'),
    meaningPermanently: (contents, hasFolders) =>
      `${hasFolders ? '中身も含めて ' : ''}${contents}を完全に削除します。この操作は取り消せません。`,
    unseen: count => `開けないフォルダーが ${number(count)} 個あり、その中身は数に含まれていません。`,
    typeCount: count => `確認のため ${count} と入力してください`,
    confirm: '完全に削除',
    confirmEmpty: 'ゴミ箱を空にする',
    cancel: 'キャンセル',
  },
  history: {
    open: '履歴',
    title: '履歴',
    running: '実行中',
    close: '閉じる',
    empty: 'まだ何も行われていません。変更はすべてここに表示され、取り消すことができます。',
    unreadable: '履歴を読み込めませんでした。',
    loading: '読み込み中…',
    undoWhat: noun => `取り消す: ${noun}`,
    redoWhat: noun => `やり直す: ${noun}`,
    nothingToUndo: '取り消す操作はありません',
    undoneWhenDone: 'まだ実行中です。完了したら元に戻します。',
    notUndone: 'まだ実行中です。完全に削除したものは元に戻せません。',
    nothingOfIt: '何も変更されなかったため、元に戻したものはありません。',
    nothingToRedo: 'やり直す操作はありません',
    sentence: (what, where) => `${what}（${where}）`,
    transferred: (mode, count, name, source, target) =>
      `${things(count, name)}を${source}から${quote(target)}に${mode === 'move' ? '移動' : 'コピー'}しました`,
    filter: '履歴を絞り込む',
    kind: '履歴の表示',
    kinds: {
      all: 'すべて',
      moves: '移動とコピー',
      deletions: '削除',
      spawns: 'スポーン',
      problems: '問題のあるもの',
    },
    noneOfIt: '条件に合う履歴はありません。',
    fromTo: (from, to) =>
      [from === null ? '' : `${from} から`, to === null ? '' : `${to} へ`].filter(Boolean).join(' '),
    folder: quote,
    inFolder: folder => (folder === null ? '' : `場所: ${folder}`),
    several: '複数のフォルダー',
    result: (state, done, count) =>
      count > 1 ? `${state} · ${number(count)} 個中 ${number(done)} 個` : state,
    undone: '取り消し済み',
    groups: { done: '完了', failed: '失敗', 'not-started': '未実行', skipped: 'スキップ' },
    groupCount: (group, count) => `${group}: ${number(count)}`,
    cancelOf: what => `キャンセル: ${what}`,
    detailsOf: what => `詳細: ${what}`,
    more: count => `ほか ${number(count)} 件`,
  },
  moves: {
    label: '中断された移動',
    brokeOff: (name, to) => `${quote(name)}の${quote(to)}への移動が中断されました。`,
    missing: (missing, total) =>
      missing === 0
        ? '中の項目はすべてありますが、2 つのフォルダーに分かれています。'
        : `中の ${items(total)}のうち ${number(missing)} 個が現在見えません。`,
    checking: '確認中…',
    directions: { resume: '再開', 'put-back': '元の場所に戻す', gather: '新しいフォルダーに集める' },
    meanings: {
      resume: to => `残りを${quote(to)}に移動します`,
      'put-back': from => `すべてを${quote(from)}に戻します`,
      gather: to =>
        `見つかるものを${quote(to)}内の新しいフォルダーに移動します。別の項目が同じ名前を使っている場合に使います`,
    },
    leave: 'このままにする…',
    leaveTitle: name => `${quote(name)}をこのままにしますか?`,
    leaveMeaning: '何も削除されませんが、Satchel は残りの項目を探さなくなります。',
    leaveHidden: (names, more) =>
      `見えないままになる項目: ${names}${more > 0 ? `、ほか ${number(more)} 個` : ''}`,
    leaveConfirm: 'このままにする',
    leaveCancel: 'キャンセル',
  },
  locks: {
    lock: 'フォルダーをロック',
    unlock: 'フォルダーのロックを解除',
    locked: 'このコンピューターでロック中: ロックを解除するまで移動、名前の変更、削除はできません',
    nowLocked: name => `${quote(name)}をこのコンピューターでロックしました`,
    nowUnlocked: name => `${quote(name)}のロックを解除しました`,
    onlyFolders: 'ロックできるのは自分のフォルダーだけです。フォルダーを選択してください。',
  },
  journal: {
    setAside: {
      corrupt: file =>
        `履歴を読み込めなかったため、リセットしました。以前のファイルは${quote(file)}として残してあります。`,
      'newer-version': file =>
        `履歴が新しいバージョンの Satchel のものだったため、リセットしました。そのファイルは${quote(file)}として残してあります。`,
      'damaged-rows': file =>
        `履歴またはロックの一部を読み込めなかったため、その部分を除外しました。元のファイル全体のコピーは${quote(file)}として残してあります。`,
    },
    unavailable: reason => `履歴を保存できないため、変更はできません。${reason}`,
    dismiss: '閉じる',
  },
  batchRename: {
    title: count => `${items(count)}の名前を変更`,
    way: '方法',
    replace: '検索と置換',
    number: '連番',
    find: '検索',
    replaceWith: '置換後',
    matchCase: '大文字と小文字を区別',
    base: '名前',
    start: '開始番号',
    digits: '桁数',
    preview: 'プレビュー',
    before: '現在の名前',
    after: '新しい名前',
    unchanged: '変更なし',
    summary: (changed, wrong) =>
      wrong > 0 ? `使えない名前が ${number(wrong)} 個あります` : `${number(changed)} 個の名前が変わります`,
    confirm: count => `${number(count)} 個の名前を変更`,
    cancel: 'キャンセル',
  },
  fromSelection: {
    command: '選択した項目で新規フォルダーを作成…',
    title: count => `${items(count)}で新規フォルダーを作成`,
    name: '名前',
    description: folder => `場所: ${quote(folder)}。選択した項目は新規フォルダーに移動されます。`,
    confirm: 'フォルダーを作成',
    cancel: 'キャンセル',
  },
}
