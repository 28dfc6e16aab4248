import { defineConfig } from 'vite'

/** The sandbox by itself, for unit tests: they need a real process of it, and not the rest of the app. */
export default defineConfig({
  logLevel: 'error',
  ssr: { noExternal: true },
  // See electron.vite.config.ts.
  resolve: { preserveSymlinks: true },
  build: {
    ssr: 'src-sandbox/main.ts',
    outDir: 'out/test-sandbox',
    // Tests that run meanwhile keep the parts of the one before: those have other names.
    emptyOutDir: false,
    target: 'node20',
    rollupOptions: {
      external: ['libsql'],
      output: { format: 'cjs', entryFileNames: 'sandbox.cjs', chunkFileNames: 'chunks/[name]-[hash].cjs' },
    },
  },
})
