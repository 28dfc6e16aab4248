import type { Target, Trail } from '../kit/platform.ts'
import { badArgument, partial, said, unknownOutcome } from '../kit/refusal.ts'
import { type BotEntry, botEntry } from './bot-entry.ts'
import { type BotReader, idOf } from './bot-reader.ts'
import { noTransfer, refusalOf } from './smartbots-refusal.ts'
import { requireTitle } from './titles.ts'
import type { BotApi } from './wire/bot-api.ts'
import { BotFault } from './wire/bot-fault.ts'
import { mayTransfer, type RowList } from './wire/inventory-row.ts'

/** What became of a call that changes something. Nothing of it proves anything (smartbots.md, 4). */
type Sent<T> =
  | { readonly kind: 'ok'; readonly answer: T }
  | { readonly kind: 'refused'; readonly fault: BotFault }
  /** It may have been done, or be done in a moment. */
  | { readonly kind: 'unknown' }

/** Whoever hears of a person's folder has a look at so many folders in it, and no more. */
const MOST_FOLDERS_GIVEN = 200
const UNLIMITED = new AbortController().signal

/** Changes, each proved by a listing. What is not proved is never called a failure: it is not known. */
export class BotChanges {
  readonly #api: BotApi
  readonly #reader: BotReader

  constructor(api: BotApi, reader: BotReader) {
    this.#api = api
    this.#reader = reader
  }

  /** Told from what was there before: the service may say no id, or change the name. */
  async makeFolder({ folder, title }: Target<BotEntry>): Promise<BotEntry> {
    const name = requireTitle(title)
    const before = new Set((await this.#reader.rows(folder)).map(({ id }) => id))
    const sent = await send(() => this.#api.makeFolder(idOf(folder), name))
    const { rows } = await this.#proof(idOf(folder), name)
    const fresh = rows.filter(({ id, isFolder }) => isFolder && !before.has(id))
    const saidId = sent.kind === 'ok' ? sent.answer : ''
    const [only, ...others] = fresh
    // Without its id it is the only one that is new; after no OK, the only one, and called so.
    const isIt = others.length === 0 && (sent.kind === 'ok' || only?.name === name)
    const made = saidId === '' ? (isIt ? only : undefined) : fresh.find(({ id }) => id === saidId)
    if (made !== undefined) return botEntry(made, folder)
    if (saidId !== '' && folder.length > 0) await this.#refuseAtTop(saidId, name)
    throw notSeen(sent, `“${name}” is not listed yet. It may have been made.`)
  }

  /** For good. It is done when it is not listed any more, whatever was answered. */
  async remove(trail: Trail<BotEntry>): Promise<void> {
    const [entry] = trail.slice(-1)
    if (entry === undefined) throw badArgument('The root stays as it is.')
    const folder = trail.slice(0, -1)
    const before = this.#reader.countIn(folder) ?? 0
    const sent = await send(() => this.#api.remove(entry.id))
    this.#reader.expectFewer(folder)
    const isListed = await this.#isListed(trail, entry.title)
    // Where more is missing than this one, not all of the folder may have come.
    if (!isListed && (this.#reader.countIn(folder) ?? 0) < before - 1)
      throw unknownOutcome(`“${entry.title}” is not listed, and neither is more of its folder.`)
    if (!isListed) return
    throw notSeen(sent, `“${entry.title}” is still listed. It may be deleted all the same.`)
  }

  /** Answers what the service said. */
  async give(trail: Trail<BotEntry>, avatarId: string): Promise<string> {
    const [entry] = trail.slice(-1)
    if (entry === undefined) throw badArgument('The root stays as it is.')
    if (entry.kind === 'folder') await this.#requireAllToGo(entry)
    const sent = await send(() => this.#api.give(entry.id, avatarId))
    if (sent.kind === 'ok') return sent.answer.said
    if (sent.kind === 'refused') throw refusalOf(sent.fault)
    // What may not be copied leaves the bot when it is given: the one sign that it was.
    const mayStay = entry.row.permissions?.includes('copy') ?? true
    if (!mayStay && !(await this.#isListed(trail, entry.title))) return ''
    throw unknownOutcome(`Whether “${entry.title}” was given is not known. Ask who should have got it.`)
  }

  /** The service checks no folder, and gives an empty one instead (smartbots.md, 4). */
  async #requireAllToGo(top: BotEntry): Promise<void> {
    const waiting = [top.id]
    const met = new Set(waiting)
    for (let id = waiting.pop(); id !== undefined; id = waiting.pop()) {
      if (met.size > MOST_FOLDERS_GIVEN)
        throw said(`“${top.title}” has too many folders to be given at once.`)
      const { rows, unreadable } = await this.#api.list(id, UNLIMITED)
      const stays = rows.find(row => !row.isFolder && !mayTransfer(row))
      if (stays !== undefined) throw noTransfer(`“${stays.name}” in it may not be given away.`)
      if (unreadable > 0) throw noTransfer(`Not everything in “${top.title}” can be read.`)
      for (const row of rows.filter(({ isFolder }) => isFolder)) {
        if (!met.has(row.id)) waiting.push(row.id)
        met.add(row.id)
      }
    }
  }

  /** A folder whose parent was not understood lies at the top. */
  async #refuseAtTop(id: string, name: string): Promise<void> {
    const { rows } = await this.#proof('', name)
    if (!rows.some(row => row.id === id)) return
    throw partial(`“${name}” was made, but at the top of the inventory.`, name)
  }

  /** Fails as unknown where nobody can say. */
  async #isListed(trail: Trail<BotEntry>, title: string): Promise<boolean> {
    try {
      return (await this.#reader.entry(trail, UNLIMITED)) !== null
    } catch {
      throw unknownOutcome(`Whether anything became of “${title}” cannot be seen at the moment.`)
    }
  }

  async #proof(folderId: string, name: string): Promise<RowList> {
    try {
      return await this.#api.list(folderId, UNLIMITED)
    } catch {
      throw unknownOutcome(`Whether “${name}” was made cannot be seen at the moment.`)
    }
  }
}

/** Fails only where it is certain that the service never saw it. */
async function send<T>(act: () => Promise<T>): Promise<Sent<T>> {
  try {
    return { kind: 'ok', answer: await act() }
  } catch (thrown) {
    if (!(thrown instanceof BotFault)) throw thrown
    if (thrown.kind === 'refused' || thrown.kind === 'not-known') return { kind: 'refused', fault: thrown }
    if (thrown.facts.mayBeDone) return { kind: 'unknown' }
    throw refusalOf(thrown)
  }
}

/** What to say where the change cannot be seen: only a FAIL says that it was not made. */
function notSeen(sent: Sent<unknown>, text: string): unknown {
  return sent.kind === 'refused' ? refusalOf(sent.fault) : unknownOutcome(text)
}
