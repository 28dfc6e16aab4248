import type { EntryKind, EntryProblem } from '../../src-shared/model/entry'
import type { TransferMode } from '../../src-shared/model/operation'
import type { NameProblem } from '../../src-shared/model/refusal'
import type { Catalogue } from './en'
import { jaCommands } from './ja-commands'
import { jaFacts } from './ja-facts'
import { jaFind } from './ja-find'
import { jaGive } from './ja-give'
import { jaInventories } from './ja-inventories'
import { jaOperations } from './ja-operations'
import { jaOriginal } from './ja-original'
import { jaPalettes } from './ja-palettes'
import { jaPlaces } from './ja-places'
import { jaProgram } from './ja-program'
import { jaSafety } from './ja-safety'
import { jaSentences } from './ja-sentences'
import { jaSettings } from './ja-settings'
import { jaSource } from './ja-source'
import { jaTabs } from './ja-tabs'
import { jaTray } from './ja-tray'
import { jaVersions } from './ja-versions'
import { jaView } from './ja-view'
import { jaWelcome } from './ja-welcome'
import { items, NO_NAME, number, quote, things } from './japanese'

const kinds: Record<EntryKind, string> = {
  folder: 'フォルダー',
  object: 'オブジェクト',
  world: 'ワールド',
  link: 'リンク',
  unknown: '不明',
}

const problems: Record<EntryProblem, string> = {
  'empty-name': '名前がないため、変更すると代わりにこのフォルダー自体が変わってしまいます。',
  'long-name': '名前が長すぎるため、先頭部分だけを表示しています。',
  'dot-name': '名前が「.」または「..」のため、サービスが別のフォルダーとみなします。',
  slash: '名前に「/」が含まれているため、サービスがパスとみなします。',
  backslash: '名前に「\\」が含まれているため、サービスがパスとみなします。',
  twin: 'ここに同じ名前の項目がもう 1 つあり、サービスが区別できません。',
  'case-twin':
    'ここに、大文字と小文字、または見えない文字だけが違う名前の項目があり、サービスが取り違える可能性があります。',
}

const nameProblems: Record<NameProblem, string> = {
  empty: '名前を入力してください。',
  dot: '「.」と「..」は名前に使えません。',
  slash: '名前に「/」は使えません。',
  backslash: '名前に「\\」は使えません。',
  forbidden: 'この名前には、ここで使えない文字が含まれています。',
  'too-long': 'もっと短い名前を入力してください。',
  control: '名前に制御文字は使えません。',
  invisible: '名前に見えない文字が含まれています。削除するか、入力し直してください。',
}

const verbs: Record<TransferMode, string> = { move: '移動', copy: 'コピー' }

/** Every word on screen in Japanese, as file managers say it. Names come in raw and leave as plain text. */
export const ja: Catalogue = {
  locale: 'ja',
  app: {
    inventory: 'インベントリ',
    announcements: 'お知らせ',
    windowTitle: name => (name === null ? 'Satchel' : `${name} – Satchel`),
  },
  toolbar: {
    label: 'ツールバー',
    newFolder: '新規フォルダー',
    refresh: '更新',
    path: 'パス',
    showInspector: '詳細を表示',
    hideInspector: '詳細を隠す',
  },
  tree: {
    isPublic: '公開',
    loading: '読み込み中…',
    loadingMore: total => `${items(total)}を読み込み中…`,
    incomplete: (total, expected) =>
      expected > total
        ? `${items(expected)}のうち ${number(total)} 個が届いています`
        : 'このフォルダーの一部を読み込めなかったため、ほかにも項目がある可能性があります',
    notListed: 'オフラインでは表示できません',
    empty: 'このフォルダーは空です',
    emptyLink: 'リンク先のフォルダーは空か、もう存在しません',
    linkNotRead:
      'リンク先にあるこのフォルダーを開けませんでした。所有者がアクセスを許可していないか、もう存在しないか、クラウドが応答していない可能性があります。',
    accountUnsaid:
      '現在、誰がサインインしているのかサービスから返答がないため、何も表示できません。Satchel は問い合わせを続けます。',
    emptyInventory: 'インベントリは空です',
    emptyInventoryHint: 'フォルダーを作成するか、ワールドで何かを保存してから F5 キーを押してください。',
    retry: '再試行',
    notRefreshed: '一部のフォルダーを更新できませんでした。',
    newFolderName: '新規フォルダー',
    goneWhileTyping: name =>
      `${quote(name)}はもうありません。必要なら入力した文字をコピーしてから、Esc キーを押してください。`,
    renameLabel: name => `${quote(name)}の新しい名前`,
    newFolderLabel: folder => `${quote(folder)}に作成するフォルダーの名前`,
    isCut: '切り取り済み',
    busy: '処理中…',
    readOnly: link => `読み取り専用: リンク${quote(link)}の中です`,
    cannotChange: reason => `ここからは変更できません。${reason}`,
    unnamed: NO_NAME,
    notReady: '接続されていません。接続が回復すると変更できます。',
    openProblem: {
      unaddressable: 'ここからは開けません。',
      'record-link': 'このリンクはフォルダーではなくレコードを指しているため、サービスがたどれません。',
      'unknown-link': 'リンク先がサービスのたどれない場所です。',
      'too-many-links': 'このパスはすでにリンクを 4 つ経由しているため、これ以上はたどりません。',
      'too-deep': '階層が深すぎるフォルダーは開けません。',
    },
  },
  kinds,
  problems,
  nameProblems,
  inspector: {
    label: '詳細',
    nothing: '項目を選択すると、詳細がここに表示されます。',
    selection: '選択',
    several: count => `${items(count)}を選択中`,
    kindCount: (kind, count) => `${kinds[kind]} × ${number(count)}`,
    facts: {
      kind: '種類',
      modified: '更新日時',
      created: '作成日時',
      size: 'サイズ',
      visibility: '公開範囲',
      path: 'パス',
      record: 'レコード',
      asset: 'アセット',
      recordLink: 'レコードのリンク',
      target: 'リンク先',
      targetFolder: 'リンク先のフォルダー',
      targetRecord: 'リンク先のレコード',
      folder: 'フォルダー',
      owner: '所有者',
      rawName: '元の名前',
    },
    isPublic: '公開',
    isPrivate: '非公開',
    publicMeans: {
      folder: 'リンクを知っている人は誰でもこのフォルダーを開けます。公開範囲は中の項目ごとに決まります。',
      item: 'リンクを知っている人は誰でも使えます。コピーも公開になります。',
    },
    privateMeans: { own: '自分だけが使えます。', others: '所有者だけが使えます。' },
    visibilities: (publicCount, privateCount) => {
      if (privateCount === 0) return 'すべて公開'
      return publicCount === 0
        ? 'すべて非公開'
        : `公開 ${number(publicCount)} 個、非公開 ${number(privateCount)} 個`
    },
    inFolder: name => `すべて${quote(name)}の中`,
    inFolders: count => `${number(count)} 個のフォルダーの中`,
    copy: what => `${what}をコピー`,
    copied: 'コピーしました',
    notCopied: 'クリップボードにコピーできませんでした。',
    noPicture: '画像なし',
    pictureFailed: '画像を読み込めませんでした',
    unknownDate: '不明',
    linkMeaning: '別のフォルダーへのリンクです。中の項目は読み取り専用です。',
  },
  spawn: {
    button: world => `${quote(world)}にスポーン`,
    several: (count, world) => `${quote(world)}に ${number(count)} 個スポーン`,
    noWorld: 'スポーン',
    here: world => `これを${world === null ? 'フォーカス中のワールド' : quote(world)}にスポーン`,
    unknownWorld: 'フォーカス中のワールドにスポーン',
    severalUnknownWorld: count => `フォーカス中のワールドに ${number(count)} 個スポーン`,
    mayStillCome: name =>
      `${quote(name)}は少し前に送られ、まだ現れることがあります。もう一度スポーンすると 2 つになることがあります。`,
    severalMeaning: world =>
      `${world === null ? 'フォーカス中のワールド' : quote(world)}に 1 つずつ順番にスポーンします。`,
    takes: (count, name, world) =>
      `${count === 1 ? `${quote(name)}はコピーできない唯一のものです。` : `${number(count)} 個はコピーできません。`}スポーンするとインベントリからなくなり、${world === null ? 'ワールド' : quote(world)}でだけ取り戻せます。`,
    spawning: 'スポーン中…',
    needsWorld:
      'フォーカス中のワールドがありません。ゲームでワールドを開くか参加してから、もう一度お試しください。',
    needsRegion: 'リージョンが応答しません。応答するまで何もスポーンできません。',
    notAnItem: 'フォルダーとリンクはスポーンできません。アイテムを選択してください。',
  },
  drag: {
    hint: (mode, count, name, target) => `${things(count, name)}を${quote(target)}に${verbs[mode]}`,
    spawnHint: (count, name, world) =>
      `${things(count, name)}を${world === null ? 'フォーカス中のワールド' : quote(world)}にスポーン`,
    confirmTitle: (count, name) => `${things(count, name)}を移動しますか?`,
    along: (count, isAll) => `中の ${items(count)}${isAll ? '' : '以上'}`,
    confirmText: (source, target, along) =>
      `${quote(source)}から${quote(target)}に、${along ?? '中身'}もすべて移動します。`,
    confirmTextMany: (target, along) =>
      `複数のフォルダーから${quote(target)}に、${along ?? '中身'}もすべて移動します。`,
  },
  clipboard: {
    cut: (count, name) => `${things(count, name)}を切り取りました。貼り付けると移動します`,
    copied: (count, name) => `${things(count, name)}をコピーしました`,
    empty: '貼り付けるものがありません。先に項目を切り取るかコピーしてください。',
  },
  ...jaProgram,
  ...jaOperations,
  ...jaView,
  ...jaSafety,
  ...jaFind,
  commands: jaCommands,
  droppedLinks: {
    hint: 'ここにドロップすると、これまでに開いたフォルダーの中から探します',
    none: '項目のリンクではありません。',
    noneHint: '項目のリンクは resrec:/// または resdb:/// で始まります。',
    notListed: count =>
      count === 1
        ? 'この項目は、これまでに開いたフォルダーにはありません。'
        : 'どの項目も、これまでに開いたフォルダーにはありません。',
    notListedHint:
      '項目のあるフォルダーを開いてからもう一度お試しください。別のインベントリにある可能性もあります。',
    found: (found, count) =>
      found === count
        ? `${items(found)}が見つかりました`
        : `${items(count)}のうち ${number(found)} 個が見つかりました`,
  },
  quickLook: {
    previous: '前の項目',
    next: '次の項目',
    caption: '表示中の項目',
    place: (position, count) => `${number(count)} 個中 ${number(position)} 個目`,
  },
  status: {
    label: 'ステータス',
    connecting: '接続中…',
    disconnected: '未接続',
    chooseSource: 'インベントリを選択してください',
    noneToOpen: '開けるインベントリがありません',
    notSignedIn: 'サインインしていません',
    signedInAs: name => `${name} でサインイン中`,
    sandbox: 'サンドボックス',
    service: engine => `Resonite ${engine}`,
    unknownService: 'インベントリサービス',
    noWorld: 'フォーカス中のワールドなし',
  },
  source: jaSource,
  inventories: jaInventories,
  said: jaSentences,
  error: {
    fault: 'Satchel で問題が発生しました',
    faultHint:
      'この問題でインベントリの内容が変わることはありません。ウィンドウを再読み込みすると続けられます。',
    reload: '再読み込み',
  },
  places: jaPlaces,
  facts: jaFacts,
  original: jaOriginal,
  tabs: jaTabs,
  palettes: jaPalettes,
  versions: jaVersions,
  give: jaGive,
  tray: jaTray,
  welcome: jaWelcome,
  settings: jaSettings,
  date: { justNow: 'たった今', today: '今日', yesterday: '昨日', atTime: time => `${time} ` },
}
