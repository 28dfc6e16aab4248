import type { ReactNode } from 'react'
import type { AppError } from '../../src-shared/errors'
import type { CallName, Calls, Events } from '../../src-shared/ipc/contract'
import type { Entry } from '../../src-shared/model/entry'
import type { FindAnswer } from '../../src-shared/model/found'
import type { Incomplete } from '../../src-shared/model/incomplete'
import type { Settings } from '../../src-shared/model/settings'
import type { SourceState } from '../../src-shared/model/source'
import type { Browser } from '../browser/browser'
import type { Tabs } from '../browser/tabs'
import type { Summaries } from './fixture-index'

/** What a folder of a scene answers; `waiting` answers never. */
export type FolderContent =
  | {
      readonly kind: 'entries'
      readonly entries: readonly Entry[]
      /** Not all of it has arrived. */
      readonly incomplete?: Incomplete
    }
  | { readonly kind: 'waiting' }
  | { readonly kind: 'failed'; readonly error: AppError }

export type Answers = { readonly [N in CallName]?: Calls[N]['value'] }

/** Plays main: tells the window what main would. */
export type Tell = <N extends keyof Events>(name: N, payload: Events[N]) => void

interface SceneBase {
  /** In addresses and names of pictures. */
  readonly id: string
  readonly title: string
  readonly settings?: Partial<Settings>
}

/** The window of a scene, for what a person, or main, does in it. */
export interface Stage {
  readonly tell: Tell
  readonly tabs: Tabs
  readonly browser: Browser
}

/** The whole window in one state. */
export interface WindowScene extends SceneBase {
  readonly kind: 'window'
  readonly source: SourceState
  /** By path; a folder that is not named is empty. */
  readonly folders: Readonly<Record<string, FolderContent>>
  /** What main answers beside folders and pictures; what is not named is refused, as without a service. */
  readonly answers?: Answers
  /** What the index knows of folders; without it there is none. */
  readonly summaries?: Summaries
  /** What the index finds, whatever is asked; without it nothing. */
  readonly finds?: FindAnswer
  /** What a person, or main, does then; resolves when the state is on screen. */
  readonly play?: (stage: Stage) => Promise<void>
}

/** Components side by side. */
export interface SheetScene extends SceneBase {
  readonly kind: 'sheet'
  readonly draw: () => ReactNode
}

export type Scene = WindowScene | SheetScene
