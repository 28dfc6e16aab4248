import { plainText } from '../../src-shared/domain/rich-text'
import type { Catalogue } from './en'
import { number } from './japanese'

/** The first run, in Japanese. */
export const jaWelcome: Catalogue['welcome'] = {
  titles: ['Satchel へようこそ', '自分のインベントリ、またはサンドボックス', '三つの操作'],
  place: (at, count) => `${number(count)} ステップ中 ${number(at)}`,
  skip: 'スキップ',
  back: '戻る',
  next: '次へ',
  begin: '始める',
  what: 'Satchel はインベントリをフォルダーと画像で表示します。持ち物を探して整理し、ゲームの横からスポーンできます。',
  safe: '移動、名前の変更、ゴミ箱への移動は元に戻せます。',
  noneOpen:
    'インベントリはまだ開いていません。ResoniteIO mod を入れた Resonite を起動するか、まずサンドボックスを見てみてください。',
  inSandbox:
    'ここはサンドボックスです。自分のものは何もない練習用のインベントリです。自分のインベントリを開くには、ResoniteIO mod を入れた Resonite を起動してください。',
  inYours: (service, whose) =>
    whose === null
      ? `${service} を開いています。`
      : `${service} を開いていて、${plainText(whose)} としてサインインしています。`,
  openSandbox: 'サンドボックスを開く',
  lookForResonite: 'Resonite を探す',
  add: 'インベントリを追加…',
  later: '後から変更できます。左下の名前をクリックしてください。',
  look: keys => `${keys} で選択したものを大きく表示し、もう一度押すと閉じます。`,
  drag: keys => `ドラッグしてフォルダーに移動します。${keys} で元に戻せます。`,
  spawn: keys => `${keys} で選択したものを今いるワールドにスポーンします。`,
}
