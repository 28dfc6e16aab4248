/** The texts that facts are made of. */
export const FACT_TEXTS = ['type', 'creatorId', 'creator', 'description', 'linkTarget'] as const
export type FactText = (typeof FACT_TEXTS)[number]

/** The numbers that facts are made of; what is no number by itself is one by `domain/fact-codes.ts`. */
export const FACT_NUMBERS = ['size', 'created', 'permissions', 'sale', 'flags'] as const
export type FactNumber = (typeof FACT_NUMBERS)[number]

/** Facts as they cross processes and stand in files: one value each. An empty text and NaN tell nothing. */
export type FactValues = { readonly [name in FactText]: string } & { readonly [name in FactNumber]: number }
