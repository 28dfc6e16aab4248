import type { EntryKind, EntryProblem } from '../../src-shared/model/entry'
import type { TransferMode } from '../../src-shared/model/operation'
import type { NameProblem } from '../../src-shared/model/refusal'
import type { Catalogue } from './en'
import { jaCommands } from './ja-commands'
import { jaFind } from './ja-find'
import { jaOperations } from './ja-operations'
import { jaPlaces } from './ja-places'
import { jaProgram } from './ja-program'
import { jaSafety } from './ja-safety'
import { jaSentences } from './ja-sentences'
import { jaSettings } from './ja-settings'
import { jaSource } from './ja-source'
import { jaTray } from './ja-tray'
import { jaView } from './ja-view'
import { items, number, quote, things } from './japanese'

const kinds: Record<EntryKind, string> = {
  folder: 'フォルダ',
  object: 'オブジェクト',
  world: 'ワールド',
  link: 'リンク',
  unknown: '不明',
}

const problems: Record<EntryProblem, string> = {
  'empty-name': '名前がないため、変更すると代わりにこのフォルダ自体が変わってしまいます。',
  'long-name': '名前が長すぎるため、Satchel では扱えません。先頭部分だけを表示しています。',
  'dot-name': '名前が「.」または「..」のため、サービスが別のフォルダとみなします。',
  slash: '名前に「/」が含まれているため、サービスがパスとみなします。',
  backslash: '名前に「\\」が含まれているため、サービスがパスとみなします。',
  twin: 'ここに同じ名前の項目がもう 1 つあり、サービスが区別できません。',
  'case-twin': 'ここに大文字と小文字だけが違う名前の項目があり、サービスが取り違える可能性があります。',
}

const nameProblems: Record<NameProblem, string> = {
  empty: '名前を入力してください。',
  dot: '「.」と「..」は名前に使えません。',
  slash: '名前に「/」は使えません。',
  backslash: '名前に「\\」は使えません。',
  forbidden: 'ここの名前には使えない文字が含まれています。',
  'too-long': '名前が長すぎます。',
  control: '名前に制御文字は使えません。',
}

const verbs: Record<TransferMode, string> = { move: '移動', copy: 'コピー' }

/** Every word on screen in Japanese, as file managers say it. Names come in raw and leave as plain text. */
export const ja: Catalogue = {
  locale: 'ja',
  app: { inventory: 'インベントリ' },
  toolbar: {
    label: 'ツールバー',
    newFolder: '新規フォルダ',
    refresh: '更新',
    path: 'パス',
    showInspector: '詳細を表示',
    hideInspector: '詳細を隠す',
  },
  tree: {
    isPublic: '公開',
    loading: '読み込み中…',
    loadingMore: total => `${items(total)}を読み込み中…`,
    notListed: '未接続: このフォルダの中身はまだ取得していません',
    empty: 'このフォルダは空です',
    emptyLink: 'ここには何もありません。リンク先が空か、もう存在しません',
    emptyInventory: 'インベントリは空です',
    emptyInventoryHint: '最初のフォルダを作成するか、ワールドで何かを保存してから F5 キーを押してください。',
    retry: '再試行',
    notRefreshed: '一部を更新できませんでした。以前の内容を表示しています。',
    newFolderName: '新規フォルダ',
    renameLabel: name => `${quote(name)} の新しい名前`,
    newFolderLabel: folder => `${quote(folder)} に作成するフォルダの名前`,
    busy: '処理中…',
    readOnly: link => `読み取り専用: リンク ${quote(link)} の中です`,
    cannotChange: reason => `ここからは変更できません。${reason}`,
    unnamed: '(名前なし)',
    notReady: '接続が回復するまで変更はできません。',
    openProblem: {
      unaddressable: 'ここからは開けません。',
      'record-link': 'このリンクはフォルダではなくレコードを指しているため、サービスがたどれません。',
      'unknown-link': 'このリンクの先はサービスがたどれない場所です。',
      'too-many-links': 'このパスはすでにリンクを 4 つ経由しているため、これ以上はたどりません。',
      'too-deep': 'これほど深い階層のフォルダは開きません。',
    },
  },
  kinds,
  problems,
  nameProblems,
  inspector: {
    label: '詳細',
    nothing: '項目を選択すると詳細が表示されます。',
    selection: '選択',
    several: count => `${items(count)}を選択中`,
    kindCount: (kind, count) => `${kinds[kind]} × ${number(count)}`,
    facts: {
      kind: '種類',
      modified: '更新日時',
      visibility: '公開範囲',
      path: 'パス',
      record: 'レコード',
      asset: 'アセット',
      recordLink: 'レコードのリンク',
      target: 'リンク先',
      targetFolder: 'リンク先のフォルダ',
      targetRecord: 'リンク先のレコード',
      folder: 'フォルダ',
      owner: '所有者',
      rawName: '元の名前',
    },
    isPublic: '公開',
    isPrivate: '非公開',
    publicMeans: {
      folder:
        'リンクを知っている人は誰でもこのフォルダを開けます。中の項目の公開範囲は項目ごとに決まります。',
      item: 'リンクを知っている人は誰でも使えます。コピーも公開になります。',
    },
    privateMeans: { own: '自分だけが使えます。', others: '所有者だけが使えます。' },
    visibilities: (publicCount, privateCount) => {
      if (privateCount === 0) return 'すべて公開'
      return publicCount === 0
        ? 'すべて非公開'
        : `公開 ${number(publicCount)} 件、非公開 ${number(privateCount)} 件`
    },
    inFolder: name => `すべて ${quote(name)} の中`,
    inFolders: count => `${number(count)} 個のフォルダの中`,
    copy: what => `${what}をコピー`,
    copied: 'コピーしました',
    notCopied: 'クリップボードにコピーできませんでした。',
    noPicture: '画像なし',
    pictureFailed: '画像を読み込めませんでした',
    unknownDate: '不明',
    linkMeaning: 'リンクは道しるべです。その先にあるものは所有者のもので、ここでは読み取り専用です。',
  },
  spawn: {
    button: world => `${quote(world)} にスポーン`,
    several: (count, world) => `${quote(world)} に ${number(count)} 個スポーン`,
    noWorld: 'スポーン',
    unknownWorld: 'フォーカス中のワールドにスポーン',
    severalUnknownWorld: count => `フォーカス中のワールドに ${number(count)} 個スポーン`,
    severalMeaning: world =>
      `${world === null ? 'フォーカス中のワールド' : ` ${quote(world)} `.trim()} に 1 つずつ順番に出現します。`,
    spawning: 'スポーン中…',
    needsWorld:
      'フォーカス中のワールドがありません。ゲームでワールドを開くか参加してから、もう一度お試しください。',
    notAnItem: 'スポーンできるのはオブジェクト、ワールド、種類不明のアイテムだけです。',
  },
  drag: {
    hint: (mode, count, name, target) => `${things(count, name)}を ${quote(target)} に${verbs[mode]}`,
    spawnHint: (count, name, world) =>
      `${things(count, name)}を${world === null ? 'フォーカス中のワールド' : ` ${quote(world)} `}にスポーン`,
    confirmTitle: (count, name) => `${things(count, name)}を移動しますか?`,
    confirmText: (source, target) => `${quote(source)} から ${quote(target)} に、中身もすべて移動します。`,
    confirmTextMany: target => `複数のフォルダから ${quote(target)} に、中身もすべて移動します。`,
    confirm: '移動',
    cancel: 'キャンセル',
  },
  clipboard: {
    cut: (count, name) => `${things(count, name)}を切り取りました。貼り付けると移動します。`,
    copied: (count, name) => `${things(count, name)}をコピーします。貼り付け先を選んでください。`,
    empty: '切り取りまたはコピーした項目がありません。',
  },
  ...jaProgram,
  ...jaOperations,
  ...jaView,
  ...jaSafety,
  ...jaFind,
  commands: jaCommands,
  droppedLinks: {
    hint: 'ここにドロップすると、取得済みの項目の中から探します',
    none: 'ドロップしたテキストに項目を示すものがありません。',
    noneHint: '項目は resrec:/// または resdb:/// で始まる行で示します。',
    notListed: count =>
      count === 1 ? 'この項目はまだ取得していません。' : 'どの項目もまだ取得していません。',
    notListedHint:
      '開いていないフォルダか、別のインベントリにあるかもしれません。フォルダを開いてからもう一度お試しください。',
    found: (found, count) =>
      found === count
        ? `${items(found)}が見つかりました`
        : `${items(count)}のうち ${number(found)} 件が見つかりました`,
  },
  quickLook: {
    previous: '前の項目',
    next: '次の項目',
    caption: '表示中の項目',
    place: (position, count) => `${number(count)} 件中 ${number(position)} 件目`,
  },
  status: {
    label: 'ステータス',
    connecting: '接続中…',
    disconnected: '未接続',
    chooseSource: 'インベントリを選択してください',
    notSignedIn: 'サインインしていません',
    signedInAs: name => `${name} でサインイン中`,
    sandbox: 'サンドボックス',
    service: engine => `Resonite ${engine}`,
    unknownService: 'インベントリサービス',
    noWorld: 'フォーカス中のワールドなし',
    listedAt: time => `${time} に取得`,
  },
  source: jaSource,
  said: jaSentences,
  error: {
    fault: 'Satchel の内部でエラーが発生しました',
    faultHint: 'インベントリの内容は変わっていません。通常はウインドウを再読み込みすると直ります。',
    reload: '再読み込み',
  },
  places: jaPlaces,
  tray: jaTray,
  settings: jaSettings,
  date: { justNow: 'たった今', atTime: time => `${time} ` },
}
