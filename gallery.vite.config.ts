import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'

/**
 * The gallery for developers: a second page of the renderer, built by itself
 * into a folder that no package takes along. As a second entry of the same
 * build it would split the window's one bundle into shared pieces.
 */
export default defineConfig({
  root: 'src-renderer/gallery',
  base: './',
  plugins: [react()],
  // See electron.vite.config.ts.
  resolve: { preserveSymlinks: true },
  build: {
    outDir: '../../out/gallery',
    emptyOutDir: true,
    assetsInlineLimit: 0,
    modulePreload: false,
    minify: false,
  },
})
