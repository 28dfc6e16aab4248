import type { Catalogue } from './en'
import { items, number } from './japanese'

export const jaFind: Pick<Catalogue, 'find'> = {
  find: {
    label: '検索',
    placeholder: '検索…',
    command: '名前で検索',
    clear: 'クリア',
    filters: '絞り込み',
    results: '検索結果',
    hint: '名前に含まれる言葉を順不同で入力します。Enter キーまたはダブルクリックで、その項目のあるフォルダーを表示します。',
    nothing: '一致する項目はありません。検索されるのは、これまでに開いたフォルダーだけです。',
    count: (count, shown) =>
      shown < count ? `${items(count)}のうち最初の ${number(shown)} 個` : items(count),
    coverage: folders => `これまでに開いた ${number(folders)} 個のフォルダーを検索`,
  },
}
