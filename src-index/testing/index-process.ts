import { type ChildProcess, fork } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { build } from 'vite'
import type { IndexEvents, IndexFeeds, IndexReads } from '../../src-shared/ipc/index-contract'
import { type Calls, callOver } from '../../src-shared/ipc/port-calls'

export type IndexCalls = Calls<IndexReads & IndexFeeds, IndexEvents>

/** The index in a process of its own. */
export interface IndexProcess {
  readonly child: ChildProcess
  readonly calls: IndexCalls
  /** As nothing can be caught; resolves when it has ended. */
  kill(): Promise<void>
}

let bundle: Promise<string> | null = null

/** Bundled as the application's build does it. `nodeArguments`: such as `--expose-gc`. */
export async function startIndexProcess(nodeArguments: readonly string[] = []): Promise<IndexProcess> {
  bundle ??= bundleChild()
  const env = { ...process.env, NODE_PATH: join(process.cwd(), 'node_modules') }
  const child = fork(await bundle, {
    env,
    execArgv: [...nodeArguments],
    serialization: 'advanced',
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  })
  const ended = new Promise<void>(resolve => {
    child.once('exit', () => resolve())
  })
  const calls = callOver<IndexReads & IndexFeeds, IndexEvents>({
    // What is sent to one that was just killed is not answered.
    post: message => void (child.connected && child.send(toSend(message), () => {})),
    onMessage: listener => void child.on('message', listener),
    onClose: listener => void child.once('exit', listener),
  })
  const kill = async (): Promise<void> => {
    child.kill('SIGKILL')
    await ended
  }
  return { child, calls, kill }
}

function toSend(message: unknown): object {
  if (typeof message !== 'object' || message === null) throw new Error('Calls are objects.')
  return message
}

async function bundleChild(): Promise<string> {
  const outDir = mkdtempSync(join(tmpdir(), 'satchel-index-child-'))
  process.once('exit', () => rmSync(outDir, { recursive: true, force: true }))
  await build({
    configFile: false,
    logLevel: 'error',
    ssr: { noExternal: true },
    build: {
      ssr: join(process.cwd(), 'src-index/testing/child.ts'),
      outDir,
      emptyOutDir: true,
      target: 'node20',
      rollupOptions: { external: ['libsql'], output: { format: 'cjs', entryFileNames: 'index-child.cjs' } },
    },
  })
  return join(outDir, 'index-child.cjs')
}
