import { stat } from 'node:fs/promises'
import { dirname } from 'node:path'
import { visibleText } from '../../src-shared/domain/visible-text'
import { AppFailure } from '../../src-shared/errors'
import type { Source, SourceState } from '../../src-shared/model/source'
import { failureLine, type NotedFailure } from '../wire/failure-log'
import { probeServices } from '../wire/probe-services'
import { socketPathOf } from '../wire/socket-address'
import { problemOfSocket } from '../wire/socket-check'
import { configuredSource, type DiscoverySettings, socketFolder, socketsIn } from '../wire/socket-discovery'
import { distrustOfSocket } from '../wire/socket-trust'
import { isSocketAddress } from '../wire/source-address'

export interface DiagnosisParts {
  /** Name and version of every part, in the order of the report. */
  readonly versions: readonly (readonly [string, string])[]
  readonly discovery: DiscoverySettings
  readonly userData: string
  /** Whether anything can be kept there. */
  readonly isWritable: boolean
  readonly logFile: string
  /** Null before any window: `--diagnose`. */
  readonly state: SourceState | null
  readonly failures: readonly NotedFailure[]
  readonly hasNames: boolean
}

type Line = readonly [label: string, value: string]

interface Section {
  readonly title: string
  readonly lines: readonly Line[]
}

/**
 * All that can be said about the connection, as text for a person who helps:
 * what was looked at, what each socket answered, who may write where, and the
 * last failures. In English, and without names unless asked for.
 */
export async function diagnose(parts: DiagnosisParts): Promise<string> {
  const sections: Section[] = [
    { title: 'Versions', lines: parts.versions },
    { title: 'Where Satchel looks', lines: lookedAt(parts.discovery) },
    ...(await Promise.all((await sourcesOf(parts)).map(source => sectionOf(source)))),
    { title: 'Files of Satchel', lines: await filesOf(parts) },
    {
      title: 'Last failures, newest last',
      lines: parts.failures.map(failure => failureOf(failure, parts.hasNames)),
    },
  ]
  return withoutHome(sections.map(textOf).join('\n'), parts.discovery.home)
}

function lookedAt(discovery: DiscoverySettings): readonly Line[] {
  const { argument, env } = discovery
  const configured = configuredSource(discovery)
  return [
    ['--source', argument ?? 'not given'],
    ['RESONITE_IO_SOCKET', env['RESONITE_IO_SOCKET'] || 'not set'],
    ['RESONITE_IO_SOCKET_DIR', env['RESONITE_IO_SOCKET_DIR'] || 'not set'],
    ['folder', socketFolder(discovery) ?? 'none (no home folder)'],
    ...(configured?.ok === false ? [['problem', configured.error.message] as const] : []),
  ]
}

/** What was named, else what lies in the folder, and what is open besides. */
async function sourcesOf({ discovery, state }: DiagnosisParts): Promise<readonly Source[]> {
  const configured = configuredSource(discovery)
  const named = configured?.ok ? [configured.value] : []
  const found = await socketsIn(socketFolder(discovery)).catch((): readonly Source[] => [])
  const open = state !== null && 'source' in state && state.source !== null ? [state.source] : []
  const all = [...named, ...found, ...open]
  return all.filter((source, index) => all.findIndex(({ address }) => address === source.address) === index)
}

async function sectionOf(source: Source): Promise<Section> {
  const { address, origin } = source
  const lines: Line[] = [['known as', origin]]
  const isSocket = isSocketAddress(address)
  if (isSocket) lines.push(...(await socketLines(socketPathOf(address))))
  else lines.push(['encrypted', source.tls ? 'yes' : 'no, it does not leave this computer'])
  const isSafe = !lines.some(([label]) => label === 'not trusted' || label === 'problem')
  if (isSafe || origin === 'built-in') lines.push(...(await answersOf(source)))
  return { title: address, lines }
}

async function socketLines(path: string): Promise<readonly Line[]> {
  const folder = dirname(path)
  const lines: Line[] = [
    ['folder', `${folder} (${await modeOf(folder)})`],
    ['socket', await modeOf(path)],
  ]
  const distrust = await distrustOfSocket(path)
  if (distrust !== null) {
    lines.push(['not trusted', distrust.message])
    if (distrust.remedy !== undefined) lines.push(['remedy', distrust.remedy])
    return lines
  }
  const problem = await problemOfSocket(path)
  return [...lines, problem === null ? ['connect', 'OK'] : ['problem', problem.message]]
}

async function answersOf(source: Source): Promise<readonly Line[]> {
  try {
    return (await probeServices(source)).map(({ call, answer }) => [call, answer])
  } catch (thrown) {
    return [['problem', thrown instanceof AppFailure ? thrown.error.message : String(thrown)]]
  }
}

async function filesOf({ userData, isWritable, logFile }: DiagnosisParts): Promise<readonly Line[]> {
  const lack: readonly Line[] = isWritable ? [] : [['problem', `Satchel may not write to ${userData}.`]]
  return [
    ['data folder', `${userData} (${await modeOf(userData)})`],
    ...lack,
    ['log', `${logFile} (${await modeOf(logFile)})`],
  ]
}

function failureOf(failure: NotedFailure, hasNames: boolean): Line {
  return [new Date(failure.atMs).toISOString(), failureLine(failure, hasNames)]
}

async function modeOf(path: string): Promise<string> {
  try {
    const { mode, uid, size } = await stat(path)
    return `mode ${(mode & 0o7777).toString(8).padStart(4, '0')}, owner ${uid}, ${size} bytes`
  } catch (thrown) {
    const isMissing = thrown instanceof Error && 'code' in thrown && thrown.code === 'ENOENT'
    return isMissing ? 'is not there' : String(thrown)
  }
}

/** Names of files, what the environment says and what a service sent must neither steer a terminal nor forge a line. */
function textOf({ title, lines }: Section): string {
  if (lines.length === 0) return `${visibleText(title)}\n  none\n`
  const plain = lines.map(([label, value]): Line => [visibleText(label), visibleText(value)])
  const width = Math.max(...plain.map(([label]) => label.length))
  return `${visibleText(title)}\n${plain.map(([label, value]) => `  ${label.padEnd(width)}  ${value}\n`).join('')}`
}

/** The name of a home folder is the name of a person. */
function withoutHome(text: string, home: string | null): string {
  return home === null || home.length < 2 ? text : text.replaceAll(home, '~')
}
