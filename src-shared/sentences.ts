const PART_IS_HIDDEN =
  'Part of its content may not be shown until the move is finished. Trying again finishes it.'

/**
 * Every sentence that main says about a failure, in English, by its code. Logs
 * and people who speak English get these; the other catalogues of the renderer
 * hold the same codes, so a sentence that lacks its translation does not
 * compile. Names and paths come in raw.
 */
export const SENTENCES = {
  // What the wire reports (resonite-io.md, section 3).
  'still-starting': () => 'Resonite is still starting. Try again in a moment.',
  'connection-lost': () => 'The connection to the inventory service is lost.',
  'cloud-trouble': () =>
    'The cloud behind the inventory service does not answer as it should. Try again later.',
  'folder-in-its-place': () => 'A folder of the same name was found in its place, so nothing more was done.',
  'nobody-signed-in': () => 'Nobody is signed in to Resonite.',
  'no-spawning-now': () => 'Nothing can be spawned now: no world is open, or this world does not allow it.',
  'service-not-ready': () => 'The service is not ready for this.',
  'no-picture': () => 'There is no picture.',
  'entry-not-found': () =>
    'The service did not find this entry. It may be gone, or the cloud may not have answered.',
  'name-exists': () => 'Something of this name exists already.',
  'path-not-accepted': () => 'The service does not accept this path.',
  'no-such-function': () => 'The service has no such function: update the ResoniteIO mod.',
  'service-busy': () => 'The inventory service takes no more work for now. Try again in a moment.',
  'listing-too-heavy': () =>
    'The listing of this folder weighs more than 256 MiB, which is more than Satchel reads.',
  'too-many-entries': () => 'This folder has more than 1,000,000 entries, which is more than Satchel shows.',
  'service-gave-up': () => 'The service gave up, probably because the cloud took too long. Try again later.',
  'not-an-inventory': () => 'What answers here is not an inventory service.',
  'service-fault': () => 'The inventory service ran into a fault of its own.',
  'unreadable-answer': () => 'The service sent an answer that Satchel cannot read.',
  'answer-broken-off': () => 'The service broke off its answer.',
  'no-answer-to-change': () => 'No answer came, so it is not known whether the change was made.',
  'no-answer-in-time': () => 'The service did not answer in time.',
  'not-allowed': () => 'The service does not allow this.',
  cancelled: () => 'Cancelled.',

  // Why a source refused (satchel/v1/refusal.proto).
  'not-offered-here': () => 'This inventory cannot do that.',
  'several-entries-meant': () => 'Several entries are called like this, so nothing was done.',
  'other-entry-there': () =>
    'Another entry is in its place by now, so nothing was done. Refresh and try again.',
  'folder-protected': () => 'This folder belongs to the system and stays as it is.',
  'locked-by-others': () => 'Somebody else has locked this.',
  'folder-into-itself': () => 'A folder cannot go into itself.',
  'more-than-source-takes': () => 'This is more than the inventory takes at once.',
  'done-in-part': () => 'The inventory did only a part of it.',
  'only-in-trash': () => 'Only what is in the Trash can be deleted for good.',
  'title-not-accepted': () => 'This inventory does not take such a name.',
  'contract-too-new': (contract: string) =>
    `This inventory speaks version ${contract} of its language, which this Satchel does not know: update Satchel.`,

  // Finding and opening a source (section 1).
  'socket-path-too-long': (bytes: number, allowed: number) =>
    `The socket path is ${bytes} bytes long; the system allows ${allowed}.`,
  'socket-is-folder': (path: string) => `${path} is a folder, not a socket.`,
  'socket-is-file': (path: string) => `${path} is a file, not a socket.`,
  'no-socket': (path: string) =>
    `There is no socket at ${path}: the service is not running, or its name has changed.`,
  'no-socket-folder': (folder: string) => `There is no folder ${folder}, so there is no socket in it.`,
  'nothing-listens': (path: string) => `Nothing listens at ${path}: the service that made it is gone.`,
  'socket-not-opened': (path: string) => `The socket ${path} cannot be opened.`,
  'service-silent': (path: string) =>
    `The service at ${path} accepts connections but does not answer: it may be busy or stopped.`,
  'socket-denied': (path: string) => `You may not open ${path}: permission denied.`,
  'not-a-socket-address': (raw: string) =>
    `“${raw}” is not the address of a socket: write unix:/path/to.sock.`,
  'nul-in-socket-path': () => 'The path of the socket holds a NUL character.',
  'socket-folder-denied': (folder: string) =>
    `Satchel cannot look for inventory services: you may not read the folder ${folder}.`,
  'socket-folder-is-file': (folder: string) =>
    `Satchel cannot look for inventory services: ${folder} is no folder.`,
  'socket-folder-unreadable': (folder: string, code: string) =>
    `Satchel cannot look for inventory services: the folder ${folder} cannot be read (${code}).`,
  'not-grpc': (path: string) =>
    `Something answers at ${path}, but it does not speak the language of an inventory service (gRPC).`,
  'service-vanished': () => 'This inventory service is not there any more. Satchel looks again.',
  'tray-full': (most: number) =>
    `The Collect tray holds at most ${most.toLocaleString('en')} entries. Take some out first.`,
  'not-connected': () => 'There is no connection to an inventory service.',
  'source-not-opened': () => 'The source could not be opened.',
  'search-failed': () => 'The search for inventory services failed.',
  'nothing-runs': () => 'No Resonite with the ResoniteIO mod is running.',
  'nobody-signed-in-again': () =>
    'Resonite is running again, but nobody is signed in to it yet. Satchel goes on as soon as you are.',
  'service-stopped-answering': () => 'The inventory service has stopped answering. Satchel keeps trying.',
  'connection-lost-retrying': () => 'The connection to the inventory service is lost. Satchel keeps trying.',
  'other-inventory-opened': () => 'Another inventory was opened in the meantime.',
  'sandbox-does-not-start': () => 'The built-in sandbox does not start.',
  'sandbox-keeps-ending': () => 'The built-in sandbox keeps ending. See the log.',
  'no-folder-for-sandbox': () => 'There is no folder to put the socket of the sandbox in.',

  // Whether a socket can be trusted (section 1).
  'socket-of-another-user': (path: string, uid: number) =>
    `${path} belongs to another user (number ${uid}), who could pretend to be your Resonite. Satchel does not connect by itself.`,
  'socket-open-to-others': (path: string) =>
    `Other users of this computer can write to ${path}, so one of them could pretend to be your Resonite, or act as you. Satchel does not connect by itself.`,
  'socket-and-folder-open-to-others': (folder: string, path: string) =>
    `Other users of this computer can write to ${folder} and to ${path}, so one of them could pretend to be your Resonite, or act as you. Satchel does not connect by itself.`,

  // Sources on the network.
  'no-address': () => 'No address was given: write unix:/path/to.sock or dns:///host:port.',
  'not-an-address': (raw: string) =>
    `“${raw}” is not an address: write unix:/path/to.sock or dns:///host:port.`,
  'no-port': (raw: string) => `“${raw}” names no port: write dns:///host:port.`,
  'wants-brackets': (raw: string) =>
    `An address with colons needs brackets, so that “${raw}” shows where its port begins: write dns:///[address]:port.`,
  'names-a-name-server': (raw: string) =>
    `“${raw}” names a name server, but Satchel asks only the one of this system: write dns:///host:port.`,
  'names-a-network-card': (raw: string) =>
    `“${raw}” holds for one network card only, which Satchel cannot choose: write another address of that computer.`,
  'abstract-socket': (raw: string) =>
    `“${raw}” has no file, so nobody can see who made it, and Satchel does not open it: write unix:/path/to.sock.`,
  'no-such-port': (raw: string) => `“${raw}” has no possible port.`,
  'needs-encryption': (host: string) =>
    `Without encryption only this computer can be reached: write dns:///${host}, or use an SSH tunnel.`,
  'certificate-needs-key': () => 'A client certificate needs its key, and a key its certificate.',
  'file-unreadable': (file: string) => `The file ${file} cannot be read.`,
  'no-certificate-in-file': (file: string) => `The file ${file} holds no certificate in PEM form.`,
  'no-key-in-file': (file: string) => `The file ${file} holds no private key in PEM form.`,
  'certificates-do-not-fit': () => 'The certificate files cannot be used together.',
  'remote-other-name': (host: string) => `The certificate at ${host} is made out to another name.`,
  'remote-expired': (host: string) => `The certificate at ${host} has expired.`,
  'remote-wants-certificate': (host: string) =>
    `The service at ${host} wants a client certificate that it knows.`,
  'remote-untrusted': (host: string) =>
    `The certificate at ${host} is not trusted: choose the authority that signed it.`,
  'remote-not-encrypted': (host: string) => `What answers at ${host} does not encrypt (no TLS).`,
  'remote-name-unknown': (host: string) => `The name in ${host} could not be found.`,
  'remote-nothing-listens': (host: string) => `Nothing listens at ${host}.`,
  'remote-unreachable': (host: string) => `${host} cannot be reached.`,
  'remote-silent': (host: string) => `No answer came from ${host}.`,
  'remote-not-grpc': (host: string) =>
    `What answers at ${host} does not speak the language of an inventory service (gRPC).`,
  'remote-not-grpc-or-encrypts': (host: string) =>
    `What answers at ${host} encrypts, or does not speak the language of an inventory service (gRPC).`,

  // What became of a change (section 5).
  'more-than-one-in-target': (name: string) => `There is now more than one “${name}” in the target.`,
  'more-than-one-in-folder': (name: string) => `There is now more than one “${name}” in this folder.`,
  'copy-lacks': (name: string, missing: number) => `The copy of “${name}” lacks ${missing} of its entries.`,
  'copy-broken-off': (name: string) =>
    `The copy of “${name}” was broken off and may lack entries in its folders.`,
  'delete-not-finished': (name: string, gone: number) =>
    `“${name}” was not deleted to the end: ${gone} of its entries are gone.`,
  'changed-by-others': (name: string) => `“${name}” was changed by somebody else meanwhile.`,
  'moved-by-others': (name: string) => `“${name}” was moved by somebody else meanwhile.`,
  'move-not-finished': (name: string) => `“${name}” was not moved to the end. ${PART_IS_HIDDEN}`,
  'moved-but-not-listed': (name: string, missing: number) =>
    `“${name}” is in its new place, but ${missing} of its entries are not listed there. If a refresh does not show them, move it back and here again.`,
  'in-both-places': (name: string) => `“${name}” is listed in its old and in its new place.`,
  'in-neither-place': (name: string) => `“${name}” is listed neither in its old nor in its new place.`,
  'another-there-now': (name: string) => `There is another “${name}” now.`,
  'not-moved-after-all': (name: string) => `The service said yes, but did not move “${name}”.`,
  'not-changed-after-all': (name: string) => `The service said yes, but “${name}” has not changed.`,
  'accepted-unchecked': (name: string) =>
    `The change of “${name}” was accepted by the service, but what became of it could not be checked.`,
  'sent-unchecked': (name: string) =>
    `The change of “${name}” was sent to the service, but what became of it could not be checked.`,
  'accepted-move-unchecked': (name: string) =>
    `The change of “${name}” was accepted by the service, but what became of it could not be checked. ${PART_IS_HIDDEN}`,
  'sent-move-unchecked': (name: string) =>
    `The change of “${name}” was sent to the service, but what became of it could not be checked. ${PART_IS_HIDDEN}`,
  'folder-not-made': (name: string) => `The folder “${name}” could not be made.`,
  'folder-on-way-gone': (name: string) =>
    `A folder on the way to “${name}” is not there any more, so nobody can say what became of it.`,
  'spawn-unknown': (name: string) => `Nobody can say whether “${name}” was spawned.`,
  'folders-too-deep': () => 'The folders are too deep.',
  'only-items-spawn': () => 'Only items can be spawned.',

  // The journal: without it nothing is changed.
  'journal-damaged': (file: string) =>
    `Satchel changes nothing for now, because its journal ${file} is damaged: start Satchel again, and it puts that file aside and begins a new one.`,
  'journal-full': (file: string) =>
    `Satchel changes nothing for now, because the disk is full that holds its journal ${file}: free some space, then try again.`,
  'journal-in-use': (file: string) =>
    `Satchel changes nothing for now, because another Satchel is using its journal ${file}: close the other one, then try again.`,
  'journal-unwritable': (file: string) =>
    `Satchel changes nothing for now, because it may not write its journal ${file}: allow writing to that file and its folder, then try again.`,
  'journal-in-the-way': (file: string) =>
    `Satchel changes nothing for now, because something else is in the place of its journal ${file}: move that away, then try again.`,
  'journal-disk': (file: string) =>
    `Satchel changes nothing for now, because the disk reported an error at its journal ${file}: check the disk, then try again.`,
  'journal-gone': (file: string) =>
    `Satchel changes nothing for now, because its journal ${file} was moved or deleted meanwhile: put it back if you can, then start Satchel again.`,
  'journal-other': (file: string) =>
    `Satchel changes nothing for now, because its journal ${file} cannot be used: start Satchel again.`,

  // Pictures.
  'picture-unaddressable': () => 'The picture cannot be asked for: its entry cannot be addressed.',
  'picture-unreadable': () => 'The picture could not be read.',
  'picture-too-heavy': (megabytes: number) =>
    `The picture is ${megabytes} MiB large; Satchel shows pictures of up to 8 MiB.`,
  'picture-beyond-receiving': () =>
    'The picture is larger than 32 MiB; Satchel shows pictures of up to 8 MiB.',
  'picture-moves': () => 'The picture moves; Satchel shows pictures that stand still.',
  'picture-of-other-type': () => 'What the service sent is not a WebP, PNG or JPEG picture.',
  'picture-without-size': () => 'The picture does not say how large it is.',
  'picture-too-large': (width: number, height: number) =>
    `The picture has ${width} × ${height} pixels; Satchel shows pictures of up to 16 megapixels.`,

  // Faults of our own.
  'own-fault': () => 'Something went wrong inside Satchel. The log says more.',
  'listing-not-passed-on': () => 'The listing could not be passed on.',
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
