import { join } from 'node:path'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'electron-vite'

/** Native modules stay outside the bundles; everything else is bundled, which halves the start-up cost. */
const native = ['electron', 'libsql', '@parcel/watcher']

const commonJs = {
  format: 'cjs',
  entryFileNames: '[name].cjs',
  chunkFileNames: 'chunks/[name]-[hash].cjs',
  // Half as much to read at every start; names stay, so that a log says where something failed.
  minify: { compress: true, mangle: false, codegen: { removeWhitespace: true } },
} as const

/** A folder with an odd name is built in a copy of its sources, whose modules are a link (scripts/set-up/plain-folder.mjs). */
const resolve = { preserveSymlinks: true }

const withoutProtoLoader = {
  ...resolve,
  alias: { '@grpc/proto-loader': join(import.meta.dirname, 'src-wire/no-proto-loader.ts') },
}

export default defineConfig({
  main: {
    resolve: withoutProtoLoader,
    build: {
      externalizeDeps: false,
      rollupOptions: {
        external: native,
        input: {
          boot: 'src-main/boot/boot.ts',
          main: 'src-main/main.ts',
          sandbox: 'src-sandbox/main.ts',
          gateway: 'src-gateways/main.ts',
          index: 'src-index/main.ts',
        },
        output: commonJs,
      },
    },
  },
  preload: {
    resolve,
    build: {
      externalizeDeps: false,
      rollupOptions: { external: native, input: { preload: 'src-preload/preload.ts' }, output: commonJs },
    },
  },
  renderer: {
    resolve,
    root: 'src-renderer',
    plugins: [react()],
    build: {
      rollupOptions: { input: 'src-renderer/index.html' },
      assetsInlineLimit: 0,
      modulePreload: false,
      minify: true,
    },
  },
})
