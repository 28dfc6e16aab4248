import type { LinkProblem } from '../../src-shared/model/open-request'
import type { Catalogue } from './en'
import { quote } from './japanese'

const linkProblems: Record<LinkProblem, string> = {
  unknown: 'Satchel で開けるのは satchel:open?path=/Inventory/フォルダー/項目 のようなリンクだけです。',
  'no-path': 'リンクに、表示する項目が指定されていません。',
  'not-a-path': 'リンクに、インベントリのパスが指定されていません。パスは /Inventory/ で始まります。',
  'too-long': 'リンクが長すぎます。',
  'other-source':
    'Satchel はすでに開いています。一度に表示できるインベントリは 1 つです。先に閉じるか、--user-data-dir=/some/folder のように別のデータフォルダーを指定して起動してください。',
}

/** What is about the program and not about an inventory, in Japanese. */
export const jaProgram: Pick<Catalogue, 'about' | 'links' | 'typedTexts'> = {
  about: {
    title: 'Satchel について',
    what: '仮想世界のためのインベントリブラウザー',
    licence: 'MIT ライセンス。含まれるソフトウェアのライセンスは、プログラムと同じフォルダーにあります。',
    copy: 'コピー',
    copied: 'コピーしました',
    workingCopy: '作業コピー',
    notConnected: '未接続',
    sandbox: 'なし (サンドボックスを使用中)',
    unknownMod: '0.5 より古いか、不明',
    mod: (version, engine) => `${version} (Resonite ${engine} で動作中)`,
    labels: {
      version: 'バージョン',
      commit: 'コミット',
      mod: 'ResoniteIO Mod',
      system: 'システム',
    },
  },
  typedTexts: {
    title: '入力中にインベントリが切り替わりました',
    what: '入力していた文字は使われていません。必要な場合に備えて、ここに残してあります。',
  },
  links: {
    refused: link => `${quote(link)}を開けませんでした。`,
    problems: linkProblems,
    notShown: path => `${quote(path)}を表示できませんでした。`,
  },
}
