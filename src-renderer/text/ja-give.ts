import type { Catalogue } from './en'
import { quote } from './japanese'

/** 日本語 */
export const jaGive: Catalogue['give'] = {
  command: '渡す…',
  title: name => `${quote(name)}を渡す`,
  after: {
    stays: '相手にはコピーが渡り、ここにも残ります。',
    leaves: 'コピーできないため、このインベントリからなくなります。',
    'may-leave':
      'コピーできるかどうか、このインベントリからはわかりません。コピーできない場合は、このインベントリからなくなります。',
    'in-part':
      'フォルダーの中のものもすべて渡ります。コピーできないアイテムは、このインベントリからなくなります。',
  },
  final: '渡したものは取り戻せません。',
  to: '相手: アバターの ID またはプロフィールのアドレス',
  check: '誰の ID かは Satchel にはわかりません。ID を確認してください。',
  notAnId: 'アバターの ID ではありません。36 文字の ID を相手のプロフィールからコピーしてください。',
  confirm: '渡す',
  cancel: 'キャンセル',
  close: '閉じる',
  giving: name => `${quote(name)}を渡しています…`,
  oneOnly: '渡すアイテムまたはフォルダーを 1 つ選択してください。',
}
