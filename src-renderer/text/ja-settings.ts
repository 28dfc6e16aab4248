import type { Catalogue } from './en'

/** The words of the settings, in Japanese. */
export const jaSettings: Catalogue['settings'] = {
  command: '設定',
  title: '設定',
  appearance: '外観',
  theme: 'テーマ',
  themes: { system: 'システムに合わせる', light: 'ライト', dark: 'ダーク' },
  density: '行の高さ',
  densities: { compact: 'コンパクト', default: '標準', roomy: 'ゆったり' },
  language: '言語',
  systemLanguage: 'システムに合わせる',
  handling: 'マウス',
  doubleClick: 'アイテムのダブルクリック',
  doubleClicks: { preview: 'プレビュー', spawn: 'スポーン' },
  allowsDrags: 'ドラッグ＆ドロップ',
  allowsDragsHint: 'オフにすると、誤ってドラッグすることがなくなります。切り取りと貼り付けは使えます。',
  confirmsDrags: '大きな移動の前に確認',
  confirmsDragsHint: 'フォルダーや 20 個を超える項目をドラッグで移動する前に確認します。',
  pictures: '画像とプライバシー',
  showsThumbnails: 'サムネイル',
  showsThumbnailsHint: 'オフにすると画像を読み込まず、種類を表すアイコンを表示します。',
  streamerMode: '配信モード',
  streamerModeHint: '名前と画像をぼかします。マウスを重ねるか、キーボードで選ぶと見えます。',
  trouble: {
    unreadable: file => ({
      message: '設定を読み込めなかったため、既定の設定を使用しています。',
      detail: `以前のファイルの保存先: ${file}`,
    }),
    newer: file => ({
      message: '設定が新しいバージョンの Satchel のものだったため、既定の設定を使用しています。',
      detail: `新しい設定ファイルの保存先: ${file}`,
    }),
    'not-saved': file => ({
      message: '設定を保存できませんでした。変更は Satchel を終了するまで有効です。',
      detail: `このファイルに書き込めるか確認してください: ${file}`,
    }),
  },
}
