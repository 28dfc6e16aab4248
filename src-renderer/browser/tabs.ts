import { keyOf, ROOT_ID } from '../kit/row-id'
import { createStore, type Store } from '../kit/store'
import { resolverOf } from '../listings/session-resolver'
import type { Session } from '../session/session'
import { Browser, type PlaceShown } from './browser'
import { folderLooksOf } from './folder-looks'
import { type Tab, type TabsNow, tabBeside, tabOf, withoutTab, withTab, withTabAt, withTabMoved } from './tab'

/** Who opens a tab and stays where they are sees it beside their own. */
type Opening = 'shown' | 'in-background'

/** The tabs of an inventory: what is opened, shown, moved and closed. What is not shown rests. */
export class Tabs {
  readonly now: Store<TabsNow>
  readonly #session: Session
  /** Of those opened in the background one after the other, the last is the last. */
  #openedBehind = 0

  constructor(session: Session, opened: TabsNow) {
    // It hears of everything from the beginning.
    resolverOf(session)
    this.#session = session
    this.now = createStore(opened)
    for (const view of opened.current.views) view.wake()
    session.onClose(() => this.#views().forEach(view => view.rest()))
  }

  /** The one that keys, commands and the parts around the contents are about. */
  get browser(): Browser {
    return this.now.get().current.active
  }

  /** Another tab beside the current one, which looks as that does; at the same folder, unless another is named. */
  open(place: PlaceShown = this.browser.place.get(), opening: Opening = 'shown'): Browser {
    const tab = tabOf(this.#browserAt(place))
    const { tabs, current } = this.now.get()
    const index = tabs.indexOf(current) + 1 + this.#openedBehind
    this.now.update(now => withTabAt(now, tab, index))
    if (opening === 'shown') this.show(tab)
    else this.#openedBehind += 1
    return tab.active
  }

  /** `keepsFocus`: who walks along the tabs stays there; else the contents get the keyboard. */
  show(tab: Tab, keepsFocus = false): void {
    const { current } = this.now.get()
    if (tab === current) return
    this.#change(now => ({ ...now, current: tab }))
    if (!keepsFocus) this.focus()
  }

  showBeside(step: 1 | -1): void {
    this.show(tabBeside(this.now.get(), step))
  }

  /** False for the last one, which stays. */
  close(tab: Tab): boolean {
    const { tabs, current } = this.now.get()
    if (tabs.length < 2) return false
    this.#change(now => withoutTab(now, tab))
    if (tab === current) this.focus()
    return true
  }

  closeOthers(kept: Tab): void {
    this.show(kept)
    this.#change(() => ({ tabs: [kept], current: kept }))
  }

  /** A second view beside the one that is shown, which gets the keyboard; at the same folder, unless another is named. */
  split(place: PlaceShown = this.browser.place.get()): void {
    const { current } = this.now.get()
    const [, second] = current.views
    const other = second && current.views.find(view => view !== current.active)
    if (other) {
      // There is one beside it already: it goes there.
      other.goTo(place.id)
      if (place.id !== ROOT_ID) other.expand(place.id)
      this.activate(other)
      return this.focus()
    }
    const added = this.#browserAt(place)
    this.#change(now => withTab(now, current, { ...current, views: [current.active, added], active: added }))
    this.focus()
  }

  /** Without a view named, the one that is not in use; what stays gets the keyboard. */
  unsplit(closed?: Browser): void {
    const { current } = this.now.get()
    const kept = current.views.find(view => (closed ? view !== closed : view === current.active))
    if (!kept || current.views.length < 2) return
    this.#change(now => withTab(now, current, { ...current, views: [kept], active: kept }))
    this.focus()
  }

  /** Of two views side by side: the one that keys, commands and the parts around are about from now on. */
  activate(view: Browser): void {
    const { current } = this.now.get()
    if (view === current.active || !current.views.includes(view)) return
    this.now.update(now => withTab(now, current, { ...current, active: view }))
  }

  /** `index`: its new place, counted without it. */
  move(tab: Tab, index: number): void {
    this.now.update(now => withTabMoved(now, tab, index))
  }

  /** The keyboard is what the person has in hand: the contents that are shown then get it. */
  focus(): void {
    // They are there after the next drawing.
    requestAnimationFrame(() => this.browser.focus())
  }

  #browserAt(place: PlaceShown): Browser {
    const browser = new Browser(this.#session)
    browser.beginWith(folderLooksOf(this.#session).of(keyOf(place.id)) ?? this.browser.look.get())
    browser.beginAt(place)
    return browser
  }

  #views(): readonly Browser[] {
    return this.now.get().tabs.flatMap(({ views }) => views)
  }

  /** What goes out of sight rests, before what comes into it asks for anything. */
  #change(change: (now: TabsNow) => TabsNow): void {
    const before = this.now.get().current.views
    const next = change(this.now.get())
    const { views } = next.current
    for (const view of before) if (!views.includes(view)) view.rest()
    for (const view of views) view.wake()
    this.#openedBehind = 0
    this.now.update(() => next)
  }
}
