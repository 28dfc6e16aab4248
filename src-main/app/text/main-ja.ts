import type { MainText } from './main-en'

export const mainJa: MainText = {
  closing: {
    message: 'Satchel はまだインベントリの処理中です。',
    detail:
      '今終了すると、移動中の項目の一部が、次回の起動時に移動を再開するまで表示されないことがあります。',
    keepWorking: '処理を続ける',
    quitWhenDone: '完了したら終了',
    quit: '終了する',
  },
  page: {
    message: 'Satchel のウィンドウで問題が繰り返し発生し、表示できませんでした。',
    detail: '移動やコピーの処理は続いています。詳細はログをご覧ください。',
    loadAgain: '再読み込み',
    close: 'Satchel を終了',
  },
  outside: {
    message: 'このページをブラウザーで開きますか?',
    open: '開く',
    stay: 'キャンセル',
  },
  field: {
    undo: '元に戻す',
    redo: 'やり直し',
    cut: '切り取り',
    copy: 'コピー',
    paste: '貼り付け',
    selectAll: 'すべて選択',
  },
  fault: {
    message: 'Satchel で問題が発生しました。',
    detail: logs =>
      `詳細は ${logs} のログにあります。表示がおかしい場合は、Satchel を終了してからもう一度開いてください。`,
  },
  start: {
    failed: 'Satchel を 2 回続けて開けませんでした。',
    failedDetail:
      '保存されている表示の設定 (ウィンドウの大きさと位置、列、パネル、並べ替え) が原因かもしれません。インベントリとその他の設定は変わりません。',
    resetView: '表示をリセット',
    openAsItWas: 'そのまま開く',
    cannotOpen: 'Satchel を開けません。',
    noFolder: folder =>
      `設定を保存する ${folder} に書き込めません。フォルダーの所有者とディスクの空き容量を確認してから、もう一度開いてください。`,
    noWindow: 'Satchel のウィンドウを表示できません。',
    noWindowDetail: logs =>
      `Satchel のファイルが壊れている可能性があります。もう一度インストールしてください。詳細は ${logs} のログにあります。`,
  },
}
