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
    hint: '名前に含まれる言葉を入力します (順不同)。Enter キーまたはダブルクリックで、その項目をフォルダの中で表示します。',
    nothing: '取得済みのフォルダには見つかりません。まだ開いていないフォルダは検索されません。',
    count: (count, shown) =>
      shown < count ? `${items(count)}のうち最初の ${number(shown)} 個` : items(count),
    coverage: folders => `これまでに取得した ${number(folders)} 個のフォルダを検索`,
  },
}
