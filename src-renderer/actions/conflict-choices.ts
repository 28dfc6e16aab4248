import type { Answers, Conflict, ConflictChoice } from '../../src-shared/model/asks'

/** What the person has chosen so far. */
export interface ConflictChoices {
  /** By record id, where it differs from keeping both. */
  readonly chosen: ReadonlyMap<string, ConflictChoice>
  readonly inside: Answers['inside']
}

export const NO_CHOICES: ConflictChoices = { chosen: new Map(), inside: 'keep-both' }

const ALL_CHOICES: readonly ConflictChoice[] = ['keep-both', 'skip', 'replace', 'merge']

export function choiceOf({ chosen }: ConflictChoices, conflict: Conflict): ConflictChoice {
  return chosen.get(conflict.recordId) ?? 'keep-both'
}

export function withChoice(
  choices: ConflictChoices,
  { recordId }: Conflict,
  choice: ConflictChoice,
): ConflictChoices {
  return { ...choices, chosen: new Map(choices.chosen).set(recordId, choice) }
}

/** What can be offered for all: what at least one of them offers. */
export function commonChoices(conflicts: readonly Conflict[]): readonly ConflictChoice[] {
  return ALL_CHOICES.filter(choice => conflicts.some(conflict => conflict.choices.includes(choice)))
}

/** "For all": those that do not offer it (a folder cannot be replaced) stay as they are. */
export function withChoiceForAll(
  choices: ConflictChoices,
  conflicts: readonly Conflict[],
  choice: ConflictChoice,
): ConflictChoices {
  const chosen = new Map(choices.chosen)
  for (const conflict of conflicts) {
    if (conflict.choices.includes(choice)) chosen.set(conflict.recordId, choice)
  }
  return { ...choices, chosen }
}

/** The choice that all have, those aside that cannot have it and keep both; null when they differ. */
export function choiceOfAll(choices: ConflictChoices, conflicts: readonly Conflict[]): ConflictChoice | null {
  const isTrueOfAll = (choice: ConflictChoice): boolean =>
    conflicts.every(conflict => {
      const chosen = choiceOf(choices, conflict)
      return chosen === choice || (chosen === 'keep-both' && !conflict.choices.includes(choice))
    })
  return commonChoices(conflicts).find(isTrueOfAll) ?? null
}

export function isAnyChosen(
  choices: ConflictChoices,
  conflicts: readonly Conflict[],
  choice: ConflictChoice,
): boolean {
  return conflicts.some(conflict => choiceOf(choices, conflict) === choice)
}

export function answersOf(
  choices: ConflictChoices,
  conflicts: readonly Conflict[],
): Omit<Answers, 'acknowledged'> {
  return {
    choices: conflicts.map(conflict => [conflict.recordId, choiceOf(choices, conflict)]),
    inside: choices.inside,
  }
}
