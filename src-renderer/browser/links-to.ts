/** The question of Find for every link that leads to a record. Ids with spaces and commas are whole, too. */
export function linksTo(recordId: string): string {
  return /[\s,|]/.test(recordId) ? `links-to:"${recordId}"` : `links-to:${recordId}`
}
