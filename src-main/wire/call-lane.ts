/**
 * Who a call is for; the earlier lane goes first. `person`: somebody waits for
 * it. `operations`: a change, or what guards or proves one. `pictures`: nice to
 * have, with listing again what is shown. `index`: nobody waits for it.
 */
export type CallLane = 'person' | 'operations' | 'pictures' | 'index'

export const LANES = ['person', 'operations', 'pictures', 'index'] as const satisfies readonly CallLane[]
