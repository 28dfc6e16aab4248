import { join } from 'node:path'
import { defineConfig } from 'vite'

/** The sandbox and the gateways by themselves, for unit tests: they need real processes of them, and not the rest of the app. */
export default defineConfig({
  logLevel: 'error',
  ssr: { noExternal: true },
  // See electron.vite.config.ts.
  resolve: {
    preserveSymlinks: true,
    alias: { '@grpc/proto-loader': join(import.meta.dirname, 'src-wire/no-proto-loader.ts') },
  },
  build: {
    ssr: true,
    outDir: 'out/test-sandbox',
    // Tests that run meanwhile keep the parts of the one before: those have other names.
    emptyOutDir: false,
    target: 'node20',
    rollupOptions: {
      input: { sandbox: 'src-sandbox/main.ts', gateway: 'src-gateways/main.ts' },
      external: ['libsql', '@parcel/watcher'],
      output: { format: 'cjs', entryFileNames: '[name].cjs', chunkFileNames: 'chunks/[name]-[hash].cjs' },
    },
  },
})
