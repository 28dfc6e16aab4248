/** Names of people, worlds and versions are far shorter; each is sent to the window again and again. */
const MAX_LENGTH = 1_024

/** What the service calls something, without the weight that it could have. */
export function shortText(text: string): string {
  return text.length <= MAX_LENGTH ? text : `${text.slice(0, MAX_LENGTH)}…`
}
