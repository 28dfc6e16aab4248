import { config } from 'zod'

/**
 * zod would write and compile a parser for each schema that is used: some 10 ms of every
 * start, for messages of a few fields. To be imported before anything that makes schemas.
 */
config({ jitless: true })
