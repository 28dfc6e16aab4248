import type { Catalogue } from './en'

/** The words of the settings, in Japanese. */
export const jaSettings: Catalogue['settings'] = {
  command: '設定',
  title: '設定',
  appearance: '外観',
  theme: 'テーマ',
  themes: { system: 'システムに合わせる', light: 'ライト', dark: 'ダーク' },
  density: '行の高さ',
  densities: { compact: '狭い', default: '標準', roomy: '広い' },
  language: '言語',
  systemLanguage: 'システムに合わせる',
  handling: 'マウス',
  doubleClick: 'アイテムのダブルクリック',
  doubleClicks: { preview: '大きく表示', spawn: 'スポーン' },
  allowsDrags: 'ドラッグ＆ドロップ',
  allowsDragsHint:
    'オフにすると、誤ってドラッグすることがなくなります。切り取りと貼り付けで同じことができます。',
  confirmsDrags: '大きな移動をドラッグで行う前に確認',
  confirmsDragsHint: 'フォルダや 20 個を超える項目をドラッグで移動するときに確認します。',
  pictures: '画像とプライバシー',
  showsThumbnails: 'サムネイル',
  showsThumbnailsHint: 'オフにすると画像を読み込まず、種類のアイコンだけを表示します。',
  streamerMode: '配信モード',
  streamerModeHint: '名前と画像をぼかします。マウスを重ねるか、キーボードで選ぶと見えます。',
  trouble: {
    unreadable: file => ({
      message: '設定を読み込めなかったため、初期設定を使用しています。',
      detail: `以前のファイルの保存先: ${file}`,
    }),
    newer: file => ({
      message: '設定が新しいバージョンの Satchel のものだったため、初期設定を使用しています。',
      detail: `新しい設定ファイルの保存先: ${file}`,
    }),
    'not-saved': file => ({
      message: '設定を保存できませんでした。Satchel を終了するまでは有効です。',
      detail: `このファイルに書き込めるか確認してください: ${file}`,
    }),
  },
}
