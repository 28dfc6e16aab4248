// @ts-check

/** @typedef {import('./test-citations.mjs').Citation} Citation */
/** @typedef {import('./outcomes.mjs').Outcome} Outcome */

/** Whose tests did not run in this run, because only another part of them was asked for. */
/** @typedef {'unit' | 'e2e'} Part */

/**
 * @param {Citation} citation
 * @returns {Part}
 */
function partOf({ file }) {
  return file === 'gallery' || file.endsWith('.spec.ts') ? 'e2e' : 'unit'
}

/**
 * Whether what the pages stand on ran and passed.
 * @param {readonly Citation[]} citations
 * @param {readonly Outcome[]} outcomes
 * @param {readonly Part[]} parts those that ran
 * @returns {{ passed: number, faults: readonly string[], unjudged: readonly Citation[] }} unjudged: nothing is known of
 *   these, since their part did not run, or since they cannot run on this machine
 */
export function judgeCitations(citations, outcomes, parts) {
  let passed = 0
  /** @type {string[]} */
  const faults = []
  /** @type {Citation[]} */
  const unjudged = []
  for (const citation of citations) {
    const states = statesOf(citation, outcomes)
    if (
      !parts.includes(partOf(citation)) ||
      (states.length > 0 && states.every(state => state === 'skipped'))
    )
      unjudged.push(citation)
    else if (states.length === 0) faults.push(`${describe(citation)} did not run`)
    else if (states.includes('failed')) faults.push(`${describe(citation)} failed`)
    else passed += 1
  }
  return { passed, faults, unjudged }
}

/**
 * @param {Citation} citation
 * @param {readonly Outcome[]} outcomes
 */
function statesOf({ file, title }, outcomes) {
  const pattern = title === null ? /(?:)/ : patternOf(title)
  return outcomes
    .filter(outcome => outcome.file === file && pattern.test(outcome.title))
    .map(outcome => outcome.state)
}

/**
 * What is put in for `${…}`, `%s` or `$name` may be anything.
 * @param {string} title as it stands in the file
 */
function patternOf(title) {
  const parts = title.split(/\$\{[^}]*\}|%[sdifjo]|\$[a-z]\w*/i)
  return new RegExp(`^${parts.map(part => part.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&')).join('.*')}$`, 's')
}

/** @param {Citation} citation */
function describe({ page, file, title }) {
  return `${page}: ${file}${title === null ? '' : ` › ${title}`}`
}
