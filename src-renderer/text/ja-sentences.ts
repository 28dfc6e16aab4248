import type { Sentences } from '../../src-shared/sentences'
import { number, quote } from './japanese'

type Worded<T> = {
  readonly [C in keyof T]: T[C] extends (...about: infer A) => string ? (...about: A) => string : never
}

const PART_IS_HIDDEN =
  '移動が完了するまで、中身の一部が表示されないことがあります。もう一度実行すると完了します。'

/** What main says about failures, in Japanese. */
export const jaSentences: Worded<Sentences> = {
  'still-starting': () => 'Resonite はまだ起動中です。少し待ってからもう一度お試しください。',
  'connection-lost': () => 'インベントリサービスとの接続が切れました。',
  'cloud-trouble': () =>
    'インベントリサービスのクラウドが正しく応答していません。しばらくしてからもう一度お試しください。',
  'folder-in-its-place': () => '同じ名前のフォルダーがあるため、それ以上の操作は行いませんでした。',
  'nobody-signed-in': () => 'Resonite に誰もサインインしていません。',
  'no-spawning-now': () =>
    '今はスポーンできません。ワールドが開かれていないか、このワールドでは許可されていません。',
  'service-not-ready': () => 'サービスの準備ができていません。少し待ってからもう一度お試しください。',
  'no-picture': () => '画像はありません。',
  'entry-not-found': () =>
    'サービスはこの項目を見つけられませんでした。なくなったか、クラウドが応答しなかった可能性があります。',
  'name-exists': () => '同じ名前のものがすでにあります。',
  'path-not-accepted': () => 'サービスはこのパスを受け付けません。',
  'no-such-function': () => 'サービスがこの機能に対応していません。ResoniteIO Mod を更新してください。',
  'pictures-not-offered': () =>
    'このバージョンの ResoniteIO Mod は画像の表示に対応していません。更新すると表示されます。',
  'service-busy': () => 'インベントリサービスが混み合っています。しばらくしてからもう一度お試しください。',
  'listing-too-heavy': () => 'フォルダーが大きすぎるため開けません。データが 256 MiB を超えています。',
  'file-not-written': reason => `ファイルに書き込めませんでした: ${reason}`,
  'index-away': () => 'インベントリの情報を現在読み取れません。しばらくしてからもう一度お試しください。',
  'too-many-entries': () => 'フォルダーが大きすぎるため開けません。項目が 1,000,000 個を超えています。',
  'service-gave-up': () =>
    'サービスが処理をあきらめました。クラウドの応答に時間がかかりすぎたと思われます。しばらくしてからもう一度お試しください。',
  'not-an-inventory': () => 'ここで応答しているのはインベントリサービスではありません。',
  'service-fault': () => 'インベントリサービスで問題が発生しました。',
  'unreadable-answer': () => 'サービスの応答を読み取れませんでした。',
  'answer-broken-off': () => 'サービスの応答が途中で切れました。',
  'no-answer-to-change': () => 'サービスが応答しなかったため、変更が行われたかどうか確認できません。',
  'no-answer-in-time': () => 'サービスが時間内に応答しませんでした。',
  'not-allowed': () => 'サービスはこの操作を許可していません。',
  cancelled: () => 'キャンセルしました。',
  'cancelled-unsent': () => '開始前にキャンセルしたため、何も変更されていません。',

  'not-opened': () => 'システムで開けませんでした。',
  'not-offered-here': () => 'このインベントリではできません。',
  'several-entries-meant': () => 'この名前の項目が複数あるため、何も変更していません。',
  'other-entry-there': () =>
    '同じ場所に別の項目があるため、何も変更していません。更新してからもう一度お試しください。',
  'folder-protected': () => 'これはシステムのフォルダーのため、変更できません。',
  'locked-by-others': () => '別の人がロックしています。',
  'folder-into-itself': () => 'フォルダーをそれ自身の中に入れることはできません。',
  'more-than-source-takes': () => 'インベントリが一度に扱える量を超えています。',
  'being-finished': () => 'この移動はいま完了処理中です。終わるのを待つか、キャンセルしてください。',
  'done-in-part': () => '一部だけが行われました。',
  'only-in-trash': () => '完全に削除できるのは、ゴミ箱にあるものだけです。',
  'title-not-accepted': () => 'このインベントリでは使えない名前です。',
  'sign-in-again': () => 'このインベントリからサインアウトしています。もう一度サインインしてください。',
  'wrong-password': () => '名前、パスワード、またはキーが違います。',
  'code-needed': () => 'このインベントリには二段階認証のコードが必要です。',
  'signed-in-elsewhere': () =>
    'このアカウントは別の場所でサインインしています。先にそちらをサインアウトしてください。',
  'library-stays': () => 'ライブラリの項目のため、変更できません。',
  'source-loading': () => 'インベントリを読み込み中です。しばらくしてからもう一度お試しください。',
  'source-out-of-reach': () => '現在、インベントリに接続できません。',
  'not-given-away': () => 'これは渡せません。',
  'not-copied': () => 'このアイテムはコピーできません。',
  'other-version-there': () =>
    'その間に変更されたため、何も行っていません。更新してからもう一度お試しください。',
  'source-incompatible': () => '応答したのは、Satchel が扱えるインベントリではありません。',
  'source-closed-for-now': () => 'このインベントリはメンテナンス中です。後でもう一度お試しください。',
  'changes-not-allowed': () =>
    'このインベントリでは変更が許可されていません。「このインベントリについて」で許可してください。',
  'no-file-right': () =>
    'このファイルやフォルダーを変更する権限がないか、ドライブが読み取り専用です。アクセス権を変更してからもう一度お試しください。',
  'no-space-left': () => '空き容量が足りません。空きを増やしてからもう一度お試しください。',
  'in-use-elsewhere': () => '別のプログラムが使用中です。閉じてからもう一度お試しください。',
  'refused-by-platform': () => 'インベントリに拒否されました。',
  'contract-too-new': contract =>
    `このインベントリはバージョン ${contract} の形式を使っています。この Satchel では扱えないため、Satchel を更新してください。`,
  'no-platform': platform =>
    `このサービスはインベントリの種類を正しく伝えていません（「${platform}」）。そのため開きませんでした。サービスを更新してください。`,

  'socket-path-too-long': (bytes, allowed) =>
    `ソケットのパスが ${number(bytes)} バイトあります。システムの上限は ${number(allowed)} バイトです。`,
  'socket-is-folder': path => `${path} はソケットではなくフォルダーです。`,
  'socket-is-file': path => `${path} はソケットではなくファイルです。`,
  'no-socket': path => `${path} にソケットがありません。サービスが動いていないか、ソケットの名前が違います。`,
  'no-socket-folder': folder => `ソケットがあるはずのフォルダー ${folder} がありません。`,
  'nothing-listens': path => `Resonite が起動していません (${path})。`,
  'socket-not-opened': path => `ソケット ${path} を開けませんでした。`,
  'service-silent': path =>
    `${path} のサービスは接続を受け付けますが応答しません。処理中か、停止している可能性があります。`,
  'socket-denied': path => `${path} を開くアクセス権がありません。`,
  'not-a-socket-address': raw =>
    `「${raw}」はソケットのアドレスではありません。unix:/path/to.sock の形で指定してください。`,
  'nul-in-socket-path': () => 'ソケットのパスに NUL 文字が含まれています。',
  'socket-folder-denied': folder =>
    `インベントリサービスを探せません。フォルダー ${folder} を読み取るアクセス権がありません。`,
  'socket-folder-is-file': folder =>
    `インベントリサービスを探せません。${folder} はフォルダーではありません。`,
  'socket-folder-unreadable': (folder, code) =>
    `インベントリサービスを探せません。フォルダー ${folder} を読み取れません (${code})。`,
  'not-grpc': path => `${path} で応答しているのはインベントリサービスではありません (gRPC ではありません)。`,
  'service-vanished': () => 'このインベントリサービスはもうありません。もう一度探しています。',
  'tray-full': most => `収集トレイに入れられるのは ${number(most)} 個までです。先にいくつか外してください。`,
  'not-connected': () => 'インベントリサービスに接続していません。',
  'link-not-known': () =>
    'このリンクはまだそのフォルダーの中で確認されていません。フォルダーを一度開いてから、もう一度お試しください。',
  'source-not-opened': () => '接続先を開けませんでした。',
  'search-failed': () => 'インベントリサービスを探せませんでした。',
  'nothing-runs': () => 'ResoniteIO Mod を入れた Resonite が起動していません。',
  'nobody-signed-in-again': () =>
    'Resonite は再び起動しましたが、まだ誰もサインインしていません。サインインすると自動的に再開します。',
  'service-stopped-answering': () => 'インベントリサービスが応答しなくなりました。再接続を続けています。',
  'connection-lost-retrying': () => 'インベントリサービスとの接続が切れました。再接続を続けています。',
  'account-unsaid': () =>
    '現在、誰がサインインしているのかサービスから返答がないため、何も行いませんでした。しばらくしてからもう一度お試しください。',
  'other-account-now': () => '別の人がサインインしているため、実行しませんでした。',
  'account-changed-meanwhile': () =>
    '実行中に別の人がサインインしました。もう一度行う前に、両方のインベントリを確認してください。',
  'services-alike': folder =>
    `${folder} で、サインイン中の人を示さないサービスが複数動いているため、それぞれのインベントリを区別できません。ほかを終了するか、RESONITE_IO_SOCKET_DIR でそれぞれ別のフォルダーを指定して起動してください。`,
  'other-inventory-opened': () => 'その間に別のインベントリが開かれました。',
  'sandbox-does-not-start': () => '内蔵のサンドボックスを起動できませんでした。',
  'sandbox-keeps-ending': () => '内蔵のサンドボックスが繰り返し終了します。詳細はログをご覧ください。',
  'no-folder-for-socket': () => 'Satchel が起動するサービスのソケットを置くフォルダーがありません。',
  'gateway-does-not-start': title => `「${title}」のゲートウェイを起動できませんでした。`,
  'gateway-keeps-ending': title =>
    `「${title}」のゲートウェイが繰り返し終了します。1 分後にもう一度試します。詳細はログをご覧ください。`,
  'secret-needed': title =>
    `「${title}」のパスワードまたはキーがもう一度必要です。「編集…」で入力してください。`,
  'sign-in-asked': title =>
    `「${title}」を開くとサインインし、ビューアーのセッションが終了します。続けるには「編集…」から「保存」を選択してください。`,
  'sign-in-refused': said => `サービスがサインインを受け付けませんでした。サービスからのメッセージ: ${said}`,
  'sign-in-code': said =>
    `サービスがコードを求めています。入力して、もう一度サインインしてください。サービスからのメッセージ: ${said}`,
  'snapshot-not-taken': said => `スナップショットを作成できませんでした。${said}`,
  'snapshot-broke-off': () =>
    'スナップショットを作成できませんでした。取得が中断されました。もう一度お試しください。',
  'no-such-source': () => 'このインベントリはもう一覧にありません。',
  'too-many-pins': max => `ピン留めは ${max} 個までです。先にどれかを外してください。`,
  'too-many-palettes': max => `パレットは ${max} 個までです。先にどれかを削除してください。`,
  'palette-is-full': max => `1 つのパレットに入るのは ${max} 個までです。`,
  'source-is-busy': () => 'このインベントリではまだ作業中です。終わるのを待つか、先に中止してください。',
  'source-there-already': title => `このインベントリは「${title}」としてすでに一覧にあります。`,
  'source-found-already': () => 'このインベントリは、Satchelが自動的に見つけたものとしてすでにあります。',
  'source-field-missing': () => 'このインベントリを開くのに必要な項目が足りません。',
  'folder-not-absolute': folder => `「${folder}」はフォルダーの完全なパスではありません。`,
  'not-a-web-address': address =>
    `「${address}」はサービスのアドレスではありません。http://host:8003 の形で入力してください。`,
  'sources-not-written': () => 'インベントリの一覧を保存できなかったため、何も変更されていません。',

  'socket-of-another-user': (path, uid) =>
    `${path} は別のユーザー (番号 ${number(uid)}) のもので、そのユーザーがあなたの Resonite になりすますことができます。Satchel は自動的には接続しません。`,
  'socket-open-to-others': path =>
    `このコンピューターの他のユーザーが ${path} に書き込めるため、あなたの Resonite や、あなた自身になりすますことができます。Satchel は自動的には接続しません。`,
  'socket-and-folder-open-to-others': (folder, path) =>
    `このコンピューターの他のユーザーが ${folder} と ${path} に書き込めるため、あなたの Resonite や、あなた自身になりすますことができます。Satchel は自動的には接続しません。`,

  'no-address': () => 'アドレスを unix:/path/to.sock または dns:///host:port の形で入力してください。',
  'not-an-address': raw =>
    `「${raw}」はアドレスではありません。unix:/path/to.sock または dns:///host:port の形で指定してください。`,
  'no-port': raw => `「${raw}」にポート番号がありません。dns:///host:port の形で指定してください。`,
  'wants-brackets': raw =>
    `コロンを含むアドレスは角かっこで囲まないと、「${raw}」のどこからがポート番号か分かりません。dns:///[address]:port の形で指定してください。`,
  'names-a-name-server': raw =>
    `「${raw}」はネームサーバーを指定していますが、Satchel が使うのはこのシステムのものだけです。dns:///host:port の形で指定してください。`,
  'names-a-network-card': raw =>
    `「${raw}」は特定のネットワークカードでだけ有効ですが、Satchel はカードを選べません。そのコンピューターの別のアドレスを指定してください。`,
  'abstract-socket': raw =>
    `「${raw}」にはファイルがなく、誰が作ったのか確かめられないため、Satchel は開きません。unix:/path/to.sock の形で指定してください。`,
  'no-such-port': raw => `「${raw}」のポート番号は使えません。`,
  'needs-encryption': host =>
    `暗号化なしで接続できるのはこのコンピューターだけです。dns:///${host} と指定するか、SSH トンネルを使ってください。`,
  'certificate-needs-key': () => 'クライアント証明書と秘密鍵は両方とも指定してください。',
  'file-unreadable': file => `ファイル ${file} を読み取れません。`,
  'no-certificate-in-file': file => `ファイル ${file} に PEM 形式の証明書がありません。`,
  'no-key-in-file': file => `ファイル ${file} に PEM 形式の秘密鍵がありません。`,
  'certificates-do-not-fit': () => 'この証明書ファイルの組み合わせは使えません。',
  'remote-other-name': host => `${host} の証明書は別の名前のものです。`,
  'remote-expired': host => `${host} の証明書は有効期限が切れています。`,
  'remote-wants-certificate': host => `${host} のサービスは、登録されたクライアント証明書を求めています。`,
  'remote-untrusted': host => `${host} の証明書は信頼されていません。署名した認証局を指定してください。`,
  'remote-not-encrypted': host => `${host} で応答しているものは暗号化 (TLS) に対応していません。`,
  'remote-name-unknown': host => `${host} の名前が見つかりません。`,
  'remote-nothing-listens': host => `${host} ではサービスが動いていません。`,
  'remote-unreachable': host => `${host} に到達できません。`,
  'remote-silent': host => `${host} から応答がありません。`,
  'remote-not-grpc': host =>
    `${host} で応答しているのはインベントリサービスではありません (gRPC ではありません)。`,
  'remote-not-grpc-or-encrypts': host =>
    `${host} で応答しているのは、暗号化を使っているか、インベントリサービスではありません (gRPC ではありません)。`,

  'more-than-one-in-target': name => `移動先またはコピー先に${quote(name)}が 2 つ以上あります。`,
  'more-than-one-in-folder': name => `このフォルダーに${quote(name)}が 2 つ以上あります。`,
  'copy-lacks': (name, missing) => `${quote(name)}のコピーに ${number(missing)} 個の項目が足りません。`,
  'copy-broken-off': name =>
    `${quote(name)}のコピーが途中で中断されました。フォルダーの中の項目が足りない可能性があります。`,
  'being-restored': name =>
    `${quote(name)}の以前のバージョンを最新にしている途中です。完了するまでお待ちください。`,
  'changed-while-copied': name =>
    `${quote(name)}はコピー中に変更された可能性があるため、何もゴミ箱に移動していません。元の場所とコピー先の両方にあります。`,
  'written-while-copied': name =>
    `${quote(name)}はコピー中に変更された可能性があります。コピーの内容を確認してから使ってください。`,
  'changed-before-trash': name =>
    `${quote(name)}は移動中に変更されました。最後に書き込まれた内容は元の場所のゴミ箱にあります。`,
  'delete-not-finished': (name, gone) =>
    `${quote(name)}の削除は途中で止まりました。中の ${number(gone)} 個の項目はすでに削除されています。`,
  'changed-by-others': name => `その間に${quote(name)}が他から変更されました。`,
  'moved-by-others': name => `その間に${quote(name)}が他から移動されました。`,
  'move-not-finished': name => `${quote(name)}の移動は完了していません。${PART_IS_HIDDEN}`,
  'moved-but-not-listed': (name, missing) =>
    `${quote(name)}は移動されましたが、${number(missing)} 個の項目が見えません。更新しても表示されない場合は、元の場所に戻してからもう一度移動してください。`,
  'moved-not-renamed': (name, newName) =>
    `${quote(name)}は移動されましたが、名前を${quote(newName)}に変更できませんでした。`,
  'in-both-places': name => `${quote(name)}が元のフォルダーと新しいフォルダーの両方にあります。`,
  'in-neither-place': name => `${quote(name)}が元のフォルダーにも新しいフォルダーにもありません。`,
  'another-there-now': name => `別の${quote(name)}がすでにあります。`,
  'not-moved-after-all': name => `サービスは成功と応答しましたが、${quote(name)}は移動されていません。`,
  'not-changed-after-all': name => `サービスは成功と応答しましたが、${quote(name)}は変わっていません。`,
  'accepted-unchecked': name =>
    `${quote(name)}の変更はサービスに受け付けられましたが、結果を確認できませんでした。`,
  'sent-unchecked': name => `${quote(name)}の変更をサービスに送りましたが、結果を確認できませんでした。`,
  'accepted-move-unchecked': name =>
    `${quote(name)}の変更はサービスに受け付けられましたが、結果を確認できませんでした。${PART_IS_HIDDEN}`,
  'sent-move-unchecked': name =>
    `${quote(name)}の変更をサービスに送りましたが、結果を確認できませんでした。${PART_IS_HIDDEN}`,
  'listing-incomplete': name =>
    `${quote(name)}の一部しか届いていないため、表示されていない項目が残っている可能性があります。更新してから、もう一度お試しください。`,
  'folder-not-made': name => `フォルダー${quote(name)}を作成できませんでした。`,
  'folder-on-way-gone': name =>
    `${quote(name)}の上のフォルダーがなくなったため、どうなったか確認できません。`,
  'made-by-whom': name =>
    `${quote(name)}がありますが、Satchel が作ったものか、ほかで作られたものかはわかりません。`,
  'spawn-may-come': name =>
    `サービスの応答がありませんでした。ゲームが再開すると、${quote(name)}がワールドに現れることがあります。`,
  'folder-may-come': name =>
    `サービスの応答がありませんでした。ゲームが再開すると、フォルダー${quote(name)}が作成されることがあります。`,
  'spawn-unknown': name =>
    `${quote(name)}がスポーンされたかどうか確認できません。もう一度行う前に、ワールドを確認してください。`,
  'give-unknown': name =>
    `${quote(name)}を渡せたかどうか確認できません。もう一度渡す前に、相手に届いたかどうか聞いてください。`,
  'folders-too-deep': name =>
    `${quote(name)}の中のフォルダーが多すぎるか、階層が深すぎるため、確認できません。もっと内側のフォルダーを選択してください。`,
  'name-hidden': name =>
    `サービスによると${quote(name)}は既にありますが、一覧には表示されていません。別の名前を選択してください。`,
  'only-items-spawn': () => 'フォルダーとリンクはスポーンできません。アイテムを選択してください。',

  'journal-damaged': file =>
    `履歴のファイル ${file} が壊れています。Satchel を起動し直してください。このファイルを残して新しいファイルを始めます。`,
  'journal-full': file =>
    `履歴のファイル ${file} のあるディスクがいっぱいです。空き容量を増やしてからもう一度お試しください。`,
  'journal-in-use': file =>
    `別の Satchel が履歴のファイル ${file} を使用しています。そちらを終了してからもう一度お試しください。`,
  'journal-unwritable': file =>
    `履歴のファイル ${file} に書き込めません。ファイルとフォルダーへの書き込みを許可してからもう一度お試しください。`,
  'journal-in-the-way': file =>
    `履歴のファイル ${file} の場所に別のものがあります。それを移動してからもう一度お試しください。`,
  'journal-disk': file =>
    `履歴のファイル ${file} でディスクのエラーが発生しました。ディスクを確認してからもう一度お試しください。`,
  'journal-gone': file =>
    `履歴のファイル ${file} が移動または削除されました。できれば元に戻してから Satchel を起動し直してください。`,
  'journal-other': file => `履歴のファイル ${file} を使用できません。Satchel を起動し直してください。`,
  'picture-unaddressable': () => 'この項目だけを指すパスがないため、画像を読み込めません。',
  'picture-unreadable': () => '画像を読み込めませんでした。',
  'picture-too-heavy': megabytes =>
    `画像が大きすぎます (${number(megabytes)} MiB)。表示できるのは 8 MiB までです。`,
  'picture-beyond-receiving': () => '画像が大きすぎます (32 MiB 超)。表示できるのは 8 MiB までです。',
  'picture-moves': () => 'アニメーション画像には対応していません。',
  'picture-of-other-type': () => 'WebP、PNG、JPEG のいずれの画像でもありません。',
  'picture-without-size': () => '画像が壊れていて、大きさがわかりません。',
  'picture-too-large': (width, height) =>
    `画像が大きすぎます (${number(width)} × ${number(height)} ピクセル)。表示できるのは 1600 万ピクセルまでです。`,

  'own-fault': () => 'Satchel で問題が発生しました。詳細はログをご覧ください。',
  'listing-not-passed-on': () => 'フォルダーをウィンドウに渡せませんでした。もう一度お試しください。',
}
