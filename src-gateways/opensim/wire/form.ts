/** A value, or the values of a list, which go out as `NAME[]=…` each. */
export type Fields = Readonly<Record<string, string | number | readonly string[]>>

const LONE_SURROGATE = /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g

/** A request body as recorded: every value escaped, since a raw `=` would cut it (opensim.md, A1). */
export function encodeForm(fields: Fields): string {
  return Object.entries(fields)
    .flatMap(([name, value]) =>
      typeof value === 'object'
        ? value.map(it => `${name}[]=${escape(it)}`)
        : `${name}=${escape(String(value))}`,
    )
    .join('&')
}

/** Half a surrogate pair has no UTF-8. */
const escape = (text: string): string => encodeURIComponent(text.replace(LONE_SURROGATE, '\ufffd'))
