/** Bits of a mask (opensim.md, A5). */
const MODIFY = 0x4000
const COPY = 0x8000

export const mayModify = (mask: number): boolean => (mask & MODIFY) !== 0
export const mayCopy = (mask: number): boolean => (mask & COPY) !== 0
