import { fileURLToPath } from 'node:url'
import { build } from 'vite'

const entry = fileURLToPath(new URL('../main.ts', import.meta.url))

/** Bundles the sandbox as the application's build does, so that tests can kill a real process of it. */
export async function bundleSandbox(outDir: string): Promise<string> {
  await build({
    configFile: false,
    logLevel: 'error',
    root: fileURLToPath(new URL('..', import.meta.url)),
    ssr: { noExternal: true },
    build: {
      ssr: entry,
      outDir,
      emptyOutDir: true,
      target: 'node20',
      rollupOptions: {
        external: ['libsql'],
        output: { format: 'cjs', entryFileNames: 'sandbox.cjs', chunkFileNames: 'chunks/[name].cjs' },
      },
    },
  })
  return `${outDir}/sandbox.cjs`
}
