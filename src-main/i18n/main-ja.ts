import type { MainText } from './main-text'

export const mainJa: MainText = {
  closing: {
    message: 'Satchel はまだインベントリの処理中です。',
    detail: '今終了すると、移動中の項目の一部が、もう一度移動を行うまで表示されないことがあります。',
    keepWorking: '処理を続ける',
    quit: '終了する',
  },
  page: {
    message: 'Satchel のウインドウで問題が繰り返し発生し、表示できませんでした。',
    detail: '移動やコピーの処理は続いています。詳細はログをご覧ください。',
    loadAgain: '再読み込み',
    close: 'Satchel を終了',
  },
  fault: {
    message: 'Satchel の内部でエラーが発生しました。',
    detail: logs =>
      `詳細は ${logs} のログにあります。表示がおかしい場合は、Satchel を終了してからもう一度開いてください。`,
  },
}
