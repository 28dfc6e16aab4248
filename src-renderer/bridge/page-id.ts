/**
 * Tells this page from the one before a reload: main outlives both, and an id
 * that both used would hand one's answers to the other.
 */
export const PAGE_ID = crypto.randomUUID()
