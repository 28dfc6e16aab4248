// @ts-check

/**
 * @typedef {object} Comment
 * @property {number} line of its first character, from 1
 * @property {string} text without its marks, in one line
 */

/** A string or a template, left out; a comment of either kind. */
const TOKENS =
  /'(?:\\.|[^'\\\n])*'|"(?:\\.|[^"\\\n])*"|`(?:\\.|[^`\\])*`|(\/\*[\s\S]*?\*\/)|((?<![:\\])\/\/[^\n]*(?:\n[ \t]*\/\/[^\n]*)*)/g

/**
 * The comments of TypeScript, JavaScript, CSS and protocol files. Good enough for what is written here: a quote in a
 * regular expression may hide a comment of the same line, and never makes one.
 * @param {string} code
 * @returns {readonly Comment[]}
 */
export function commentsIn(code) {
  return [...code.matchAll(TOKENS)].flatMap(({ 1: block, 2: lines, index }) => {
    const comment = block ?? lines
    if (comment === undefined) return []
    const text = comment
      .replaceAll(/^\/\*+|\*\/$/g, '')
      .replaceAll(/^[ \t]*(?:\*|\/\/)/gm, '')
      .replaceAll(/\s+/g, ' ')
      .trim()
    return [{ line: code.slice(0, index).split('\n').length, text }]
  })
}
