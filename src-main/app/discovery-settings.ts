import { homedir } from 'node:os'
import type { DiscoverySettings } from '../wire/socket-discovery'
import type { CommandLine } from './command-line'

/** What this start of Satchel says about where inventories are. */
export function discoverySettings({ source, ca, certificate, key }: CommandLine): DiscoverySettings {
  const hasFiles = ca !== null || certificate !== null || key !== null
  const tls = hasFiles ? { caFile: ca, certificateFile: certificate, keyFile: key } : null
  return { argument: source, tls, env: process.env, home: homedir() || null }
}
