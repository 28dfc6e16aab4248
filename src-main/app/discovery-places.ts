import { homedir } from 'node:os'
import type { DiscoveryPlaces } from '../wire/socket-discovery'
import type { CommandLine } from './command-line'

/** What this start of Satchel says about where inventories are. */
export function discoveryPlaces({ source, ca, certificate, key }: CommandLine): DiscoveryPlaces {
  const hasFiles = ca !== null || certificate !== null || key !== null
  const tls = hasFiles ? { caFile: ca, certificateFile: certificate, keyFile: key } : null
  return { argument: source, tls, env: process.env, home: homedir() || null }
}
