/** `<count>,<seed>[,kill]`, or a sentence why not. */
export function parseTogether(value: string): { count: number; seed: number; kills: boolean } | string {
  const [count = '', seed = '', kill, ...rest] = value.split(',')
  const isRight = /^[1-9]\d?$/.test(count) && /^\d{1,9}$/.test(seed) && rest.length === 0
  if (!isRight || (kill !== undefined && kill !== 'kill'))
    return "The fault 'together' needs how many changes, a seed, and perhaps kill."
  return { count: Number(count), seed: Number(seed), kills: kill === 'kill' }
}
