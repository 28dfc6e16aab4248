const PART_IS_HIDDEN =
  'Some of its contents may not be shown until the move is finished. Try again to finish it.'

/**
 * Every sentence that main says about a failure, in English, by its code. Logs
 * and people who speak English get these; the other catalogues of the renderer
 * hold the same codes, so a sentence that lacks its translation does not
 * compile. Names and paths come in raw.
 */
export const SENTENCES = {
  // What the wire reports (docs/protocols/resonite-io.md, section 3).
  'still-starting': () => 'Resonite is still starting. Try again in a moment.',
  'connection-lost': () => 'The connection to the inventory service was lost.',
  'cloud-trouble': () => 'The cloud behind the inventory service isn’t answering properly. Try again later.',
  'folder-in-its-place': () => 'A folder with the same name is there now, so nothing more was done.',
  'nobody-signed-in': () => 'Nobody is signed in to Resonite.',
  'no-spawning-now': () => 'Nothing can be spawned now. No world is open, or this world doesn’t allow it.',
  'service-not-ready': () => 'The service isn’t ready for this. Try again in a moment.',
  'no-picture': () => 'There is no picture.',
  'entry-not-found': () =>
    'The service couldn’t find this item. It may be gone, or the cloud may not have answered.',
  'name-exists': () => 'Something with this name already exists.',
  'path-not-accepted': () => 'The service doesn’t accept this path.',
  'no-such-function': () => 'The service can’t do this yet. Update the ResoniteIO mod.',
  'pictures-not-offered': () =>
    'This version of the ResoniteIO mod can’t show pictures. Update it to see them.',
  'service-busy': () => 'The inventory service is busy. Try again in a moment.',
  'listing-too-heavy': () => 'This folder is too large to open: it has more than 256 MiB of data.',
  'file-not-written': (reason: string) => `The file couldn’t be written: ${reason}`,
  'index-away': () => 'What is known of the inventory can’t be read at the moment. Try again later.',
  'too-many-entries': () => 'This folder is too large to open: it contains more than 1,000,000 items.',
  'service-gave-up': () => 'The service gave up, probably because the cloud took too long. Try again later.',
  'not-an-inventory': () => 'What answers here isn’t an inventory service.',
  'service-fault': () => 'Something went wrong in the inventory service.',
  'unreadable-answer': () => 'The service sent an answer that Satchel can’t read.',
  'answer-broken-off': () => 'The answer of the service was cut off.',
  'no-answer-to-change': () => 'The service didn’t answer, so the change may or may not have been made.',
  'no-answer-in-time': () => 'The service didn’t answer in time.',
  'not-allowed': () => 'The service doesn’t allow this.',
  cancelled: () => 'Cancelled.',
  'cancelled-unsent': () => 'Cancelled before it began, so nothing was done.',

  // Why a source refused (satchel/v1/refusal.proto).
  'not-opened': () => 'The system could not open it.',
  'not-offered-here': () => 'This inventory cannot do that.',
  'several-entries-meant': () => 'Several items have this name, so nothing was done.',
  'other-entry-there': () =>
    'Another item is in its place by now, so nothing was done. Refresh and try again.',
  'folder-protected': () => 'This folder belongs to the system and stays as it is.',
  'locked-by-others': () => 'Somebody else has locked this.',
  'folder-into-itself': () => 'A folder cannot go into itself.',
  'more-than-source-takes': () => 'This is more than the inventory takes at once.',
  'being-finished': () => 'This move is being finished just now. Wait for it, or cancel that.',
  'done-in-part': () => 'The inventory did only a part of it.',
  'only-in-trash': () => 'Only what is in the Trash can be deleted permanently.',
  'title-not-accepted': () => 'This inventory does not take such a name.',
  'sign-in-again': () => 'You’re signed out of this inventory. Sign in again.',
  'wrong-password': () => 'The name, the password or the key is wrong.',
  'code-needed': () => 'This inventory wants the code of your second factor.',
  'signed-in-elsewhere': () => 'This account is signed in somewhere else. Sign out there first.',
  'library-stays': () => 'This belongs to the Library, which can’t be changed.',
  'source-loading': () => 'The inventory is still loading. Try again in a moment.',
  'source-out-of-reach': () => 'The inventory can’t be reached at the moment.',
  'not-given-away': () => 'This can’t be given away.',
  'not-copied': () => 'This item can’t be copied.',
  'other-version-there': () =>
    'This was changed in the meantime, so nothing was done. Refresh and try again.',
  'source-incompatible': () => 'What answers there isn’t an inventory that Satchel understands.',
  'source-closed-for-now': () => 'This inventory is closed for maintenance. Try again later.',
  'changes-not-allowed': () =>
    'Changes aren’t allowed in this inventory. Allow them in “About this inventory”.',
  'no-space-left': () => 'There isn’t enough room left. Free some space and try again.',
  'no-file-right': () =>
    'You may not change this file or folder, or its drive is read-only. Change its permissions and try again.',
  'in-use-elsewhere': () => 'Another program is using this. Close it there and try again.',
  'refused-by-platform': () => 'The inventory refused this.',
  'contract-too-new': (contract: string) =>
    `This inventory speaks version ${contract} of its language, which this Satchel does not know: update Satchel.`,
  'no-platform': (platform: string) =>
    `This service doesn’t say properly what kind of inventory it has (“${platform}”), so it wasn’t opened. Update the service.`,

  // Finding and opening a source (section 1).
  'socket-path-too-long': (bytes: number, allowed: number) =>
    `The socket path is ${bytes} bytes long; the system allows ${allowed}.`,
  'socket-is-folder': (path: string) => `${path} is a folder, not a socket.`,
  'socket-is-file': (path: string) => `${path} is a file, not a socket.`,
  'no-socket': (path: string) =>
    `There is no socket at ${path}. The service isn’t running, or its socket has another name.`,
  'no-socket-folder': (folder: string) => `The folder ${folder}, where the socket should be, doesn’t exist.`,
  'nothing-listens': (path: string) => `Resonite isn’t running (${path}).`,
  'socket-not-opened': (path: string) => `Couldn’t open the socket ${path}.`,
  'service-silent': (path: string) =>
    `The service at ${path} accepts connections but doesn’t answer. It may be busy or stopped.`,
  'socket-denied': (path: string) => `You don’t have permission to open ${path}.`,
  'not-a-socket-address': (raw: string) => `“${raw}” isn’t the address of a socket. Use unix:/path/to.sock.`,
  'nul-in-socket-path': () => 'The path of the socket contains a NUL character.',
  'socket-folder-denied': (folder: string) =>
    `Satchel can’t look for inventory services, because you don’t have permission to read the folder ${folder}.`,
  'socket-folder-is-file': (folder: string) =>
    `Satchel can’t look for inventory services, because ${folder} isn’t a folder.`,
  'socket-folder-unreadable': (folder: string, code: string) =>
    `Satchel can’t look for inventory services, because the folder ${folder} can’t be read (${code}).`,
  'not-grpc': (path: string) => `What answers at ${path} isn’t an inventory service: it doesn’t speak gRPC.`,
  'service-vanished': () => 'This inventory service is no longer there. Satchel is looking again.',
  'tray-full': (most: number) =>
    `The Collect tray holds at most ${most.toLocaleString('en')} items. Remove some first.`,
  'not-connected': () => 'Not connected to an inventory service.',
  'link-not-known': () =>
    'Satchel hasn’t seen this link in its folder yet. Open that folder once, then try again.',
  'source-not-opened': () => 'Couldn’t open the source.',
  'search-failed': () => 'Couldn’t look for inventory services.',
  'nothing-runs': () => 'Resonite with the ResoniteIO mod isn’t running.',
  'nobody-signed-in-again': () =>
    'Resonite is running again, but nobody is signed in yet. Sign in, and Satchel continues by itself.',
  'service-stopped-answering': () => 'The inventory service has stopped answering. Satchel keeps trying.',
  'connection-lost-retrying': () => 'The connection to the inventory service was lost. Satchel keeps trying.',
  'account-unsaid': () =>
    'The service doesn’t say who is signed in at the moment, so nothing was done. Try again in a moment.',
  'other-account-now': () => 'Someone else is signed in now, so this was not done.',
  'account-changed-meanwhile': () =>
    'Someone else signed in while this was being done. Check both inventories before you try again.',
  'services-alike': (folder: string) =>
    `More than one service runs in ${folder} without saying who is signed in, so Satchel can’t tell their inventories apart. Close the others, or start each with a folder of its own in RESONITE_IO_SOCKET_DIR.`,
  'other-inventory-opened': () => 'Another inventory was opened in the meantime.',
  'sandbox-does-not-start': () => 'Couldn’t start the built-in sandbox.',
  'sandbox-keeps-ending': () => 'The built-in sandbox keeps stopping. The log says more.',
  'no-folder-for-socket': () => 'There is no folder for the socket of a service that Satchel runs itself.',
  'gateway-does-not-start': (title: string) => `Couldn’t start the gateway for “${title}”.`,
  'gateway-keeps-ending': (title: string) =>
    `The gateway for “${title}” keeps stopping. Satchel tries again in a minute; the log says more.`,
  'secret-needed': (title: string) => `“${title}” needs its password or key again. Enter it under “Edit…”.`,
  'sign-in-asked': (title: string) =>
    `Opening “${title}” signs you in and ends the session of your viewer. To go on, choose “Edit…”, then “Save”.`,
  'sign-in-refused': (said: string) => `The service didn’t sign you in. It says: ${said}`,
  'sign-in-code': (said: string) => `The service wants a code. Enter it and sign in again. It says: ${said}`,
  'snapshot-not-taken': (said: string) => `No snapshot was taken. ${said}`,
  'snapshot-broke-off': () => 'No snapshot was taken: fetching was interrupted. Try again.',
  'no-such-source': () => 'This inventory is no longer in the list.',
  'too-many-pins': (max: string) => `There are ${max} pins, and no room for another. Unpin one first.`,
  'too-many-palettes': (max: string) =>
    `There are ${max} palettes, and no room for another. Remove one first.`,
  'palette-is-full': (max: string) => `A palette holds ${max} items at most.`,
  'source-is-busy': () => 'Something is still being done in this inventory. Wait for it, or cancel it first.',
  'source-there-already': (title: string) => `You already have this inventory, as “${title}”.`,
  'source-found-already': () => 'You already have this inventory: it’s the one that Satchel finds by itself.',
  'source-field-missing': () => 'Something that is needed to open this inventory is missing.',
  'folder-not-absolute': (folder: string) => `“${folder}” isn’t the full path of a folder.`,
  'not-a-web-address': (address: string) =>
    `“${address}” isn’t the address of a service. It looks like http://host:8003.`,
  'sources-not-written': () => 'The list of inventories couldn’t be saved, so nothing was changed.',

  // Whether a socket can be trusted (section 1).
  'socket-of-another-user': (path: string, uid: number) =>
    `${path} belongs to another user (number ${uid}), who could pretend to be your Resonite. Satchel does not connect by itself.`,
  'socket-open-to-others': (path: string) =>
    `Other users of this computer can write to ${path}, so one of them could pretend to be your Resonite, or act as you. Satchel does not connect by itself.`,
  'socket-and-folder-open-to-others': (folder: string, path: string) =>
    `Other users of this computer can write to ${folder} and to ${path}, so one of them could pretend to be your Resonite, or act as you. Satchel does not connect by itself.`,

  // Sources on the network.
  'no-address': () => 'Enter an address: unix:/path/to.sock or dns:///host:port.',
  'not-an-address': (raw: string) => `“${raw}” isn’t an address. Use unix:/path/to.sock or dns:///host:port.`,
  'no-port': (raw: string) => `“${raw}” has no port. Use dns:///host:port.`,
  'wants-brackets': (raw: string) =>
    `It isn’t clear where the port begins in “${raw}”. Put an address with colons in brackets: dns:///[address]:port.`,
  'names-a-name-server': (raw: string) =>
    `“${raw}” names a name server, but Satchel only uses the system’s. Use dns:///host:port.`,
  'names-a-network-card': (raw: string) =>
    `“${raw}” only works on one network card, which Satchel can’t choose. Use another address of that computer.`,
  'abstract-socket': (raw: string) =>
    `Satchel doesn’t open “${raw}”, because it has no file that shows who made it. Use unix:/path/to.sock.`,
  'no-such-port': (raw: string) => `The port in “${raw}” isn’t valid.`,
  'needs-encryption': (host: string) =>
    `Unencrypted connections are only possible on this computer. Use dns:///${host}, or an SSH tunnel.`,
  'certificate-needs-key': () => 'A client certificate and its key are needed together.',
  'file-unreadable': (file: string) => `The file ${file} can’t be read.`,
  'no-certificate-in-file': (file: string) => `The file ${file} contains no certificate in PEM format.`,
  'no-key-in-file': (file: string) => `The file ${file} contains no private key in PEM format.`,
  'certificates-do-not-fit': () => 'The certificate files don’t belong together.',
  'remote-other-name': (host: string) => `The certificate at ${host} is for another name.`,
  'remote-expired': (host: string) => `The certificate at ${host} has expired.`,
  'remote-wants-certificate': (host: string) =>
    `The service at ${host} asks for a client certificate that it knows.`,
  'remote-untrusted': (host: string) =>
    `The certificate at ${host} isn’t trusted. Choose the authority that signed it.`,
  'remote-not-encrypted': (host: string) => `What answers at ${host} doesn’t use encryption (TLS).`,
  'remote-name-unknown': (host: string) => `The name in ${host} couldn’t be found.`,
  'remote-nothing-listens': (host: string) => `No service is running at ${host}.`,
  'remote-unreachable': (host: string) => `${host} can’t be reached.`,
  'remote-silent': (host: string) => `${host} didn’t answer.`,
  'remote-not-grpc': (host: string) =>
    `What answers at ${host} isn’t an inventory service: it doesn’t speak gRPC.`,
  'remote-not-grpc-or-encrypts': (host: string) =>
    `What answers at ${host} uses encryption, or isn’t an inventory service: it doesn’t speak gRPC.`,

  // What became of a change (section 5).
  'more-than-one-in-target': (name: string) => `There is now more than one “${name}” in the target folder.`,
  'more-than-one-in-folder': (name: string) => `There is now more than one “${name}” in this folder.`,
  'copy-lacks': (name: string, missing: number) =>
    `${missing} ${missing === 1 ? 'item is' : 'items are'} missing from the copy of “${name}”.`,
  'copy-broken-off': (name: string) =>
    `Copying “${name}” was interrupted, so items may be missing from the copy.`,
  'being-restored': (name: string) =>
    `An earlier version of “${name}” is being made the newest just now. Wait for it to finish.`,
  'changed-while-copied': (name: string) =>
    `“${name}” may have been written to while it was copied, so nothing was moved to the Trash. Both are there.`,
  'written-while-copied': (name: string) =>
    `“${name}” may have been written to while it was copied. Look at the copy before you rely on it.`,
  'changed-before-trash': (name: string) =>
    `“${name}” was written to while it was moved. What was written last is in the Trash where it was.`,
  'delete-not-finished': (name: string, gone: number) =>
    `“${name}” was only partly deleted: ${gone} of its items ${gone === 1 ? 'is' : 'are'} gone.`,
  'changed-by-others': (name: string) => `“${name}” was changed by somebody else in the meantime.`,
  'moved-by-others': (name: string) => `“${name}” was moved by somebody else in the meantime.`,
  'move-not-finished': (name: string) => `“${name}” was only partly moved. ${PART_IS_HIDDEN}`,
  'moved-but-not-listed': (name: string, missing: number) =>
    `“${name}” was moved, but ${missing} of its items can’t be seen there. If they don’t appear after a refresh, move it back and here again.`,
  'moved-not-renamed': (name: string, newName: string) =>
    `“${name}” was moved, but couldn’t be renamed to “${newName}”.`,
  'in-both-places': (name: string) => `“${name}” is in its old folder and in its new one.`,
  'in-neither-place': (name: string) => `“${name}” is neither in its old folder nor in its new one.`,
  'another-there-now': (name: string) => `There is another “${name}” now.`,
  'not-moved-after-all': (name: string) => `The service said yes, but didn’t move “${name}”.`,
  'not-changed-after-all': (name: string) => `The service said yes, but “${name}” hasn’t changed.`,
  'accepted-unchecked': (name: string) =>
    `The service accepted the change to “${name}”, but Satchel couldn’t check the result.`,
  'sent-unchecked': (name: string) =>
    `The change to “${name}” was sent to the service, but Satchel couldn’t check the result.`,
  'accepted-move-unchecked': (name: string) =>
    `The service accepted the change to “${name}”, but Satchel couldn’t check the result. ${PART_IS_HIDDEN}`,
  'sent-move-unchecked': (name: string) =>
    `The change to “${name}” was sent to the service, but Satchel couldn’t check the result. ${PART_IS_HIDDEN}`,
  'listing-incomplete': (name: string) =>
    `Only part of “${name}” has arrived, so what it doesn’t show may be there all the same. Refresh it and try again.`,
  'folder-not-made': (name: string) => `Couldn’t create the folder “${name}”.`,
  'folder-on-way-gone': (name: string) =>
    `A folder above “${name}” is no longer there, so Satchel can’t tell what happened to it.`,
  'made-by-whom': (name: string) =>
    `There is a “${name}” now, but Satchel can’t tell whether it made it or somebody else did.`,
  'spawn-may-come': (name: string) =>
    `The service didn’t answer. “${name}” may still appear in the world when the game goes on.`,
  'folder-may-come': (name: string) =>
    `The service didn’t answer. The folder “${name}” may still be created when the game goes on.`,
  'spawn-unknown': (name: string) =>
    `“${name}” may or may not have been spawned. Look in the world before you try again.`,
  'give-unknown': (name: string) =>
    `“${name}” may or may not have been given. Ask who should have it before you give it again.`,
  'folders-too-deep': (name: string) =>
    `“${name}” holds more folders, or folders in folders, than Satchel can check. Choose a folder further inside.`,
  'name-hidden': (name: string) =>
    `The service says that there is a “${name}” already, though no listing shows it. Choose another name.`,
  'only-items-spawn': () => 'Folders and links can’t be spawned. Select an item.',

  // The journal: without it nothing is changed.
  'journal-damaged': (file: string) =>
    `The history file ${file} is damaged. Start Satchel again: it keeps that file and begins a new one.`,
  'journal-full': (file: string) =>
    `The disk that holds the history file ${file} is full. Free some space and try again.`,
  'journal-in-use': (file: string) =>
    `Another Satchel is using the history file ${file}. Close it and try again.`,
  'journal-unwritable': (file: string) =>
    `Satchel may not write its history file ${file}. Allow writing to that file and its folder and try again.`,
  'journal-in-the-way': (file: string) =>
    `Something else is where the history file ${file} should be. Move it away and try again.`,
  'journal-disk': (file: string) =>
    `The disk reported an error at the history file ${file}. Check the disk and try again.`,
  'journal-gone': (file: string) =>
    `The history file ${file} was moved or deleted in the meantime. Put it back if you can, and start Satchel again.`,
  'journal-other': (file: string) => `The history file ${file} can’t be used. Start Satchel again.`,

  // Pictures.
  'picture-unaddressable': () => 'No path leads to this item alone, so its picture can’t be loaded.',
  'picture-unreadable': () => 'Couldn’t read the picture.',
  'picture-too-heavy': (megabytes: number) =>
    `The picture is too large: ${megabytes} MiB. Satchel shows pictures of up to 8 MiB.`,
  'picture-beyond-receiving': () =>
    'The picture is too large: more than 32 MiB. Satchel shows pictures of up to 8 MiB.',
  'picture-moves': () => 'Animated pictures aren’t supported.',
  'picture-of-other-type': () => 'This isn’t a WebP, PNG or JPEG picture.',
  'picture-without-size': () => 'The picture is damaged: it doesn’t say how large it is.',
  'picture-too-large': (width: number, height: number) =>
    `The picture is too large: ${width} × ${height} pixels. Satchel shows pictures of up to 16 megapixels.`,

  // Faults of our own.
  'own-fault': () => 'Something went wrong in Satchel. The log says more.',
  'listing-not-passed-on': () => 'Couldn’t hand the folder to the window. Try again.',
} as const

export type Sentences = typeof SENTENCES
export type SentenceCode = keyof Sentences

/** The sentences that are always the same. */
export type FixedSentenceCode = {
  [C in SentenceCode]: Parameters<Sentences[C]> extends readonly [] ? C : never
}[SentenceCode]

/** Which sentence, about what: all that another language needs to say it. */
export interface Said {
  readonly code: SentenceCode
  readonly about: readonly (string | number)[]
}

/** A sentence as an error carries it. */
export interface Sentence {
  /** In English. */
  readonly message: string
  readonly said: Said
}

export function say<C extends SentenceCode>(code: C, ...about: Parameters<Sentences[C]>): Sentence {
  // oxlint-disable-next-line typescript/consistent-type-assertions -- the code decides the parameters, which the compiler cannot follow through the table
  const sentence = SENTENCES[code] as (...about: Parameters<Sentences[C]>) => string
  return { message: sentence(...about), said: { code, about } }
}
