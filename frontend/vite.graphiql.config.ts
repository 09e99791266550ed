import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'
import { compressedCopies } from './build/compressed.ts'

/** GraphiQL, with Monaco and its workers: a page of its own beside the client area, which loads none of it. */
export default defineConfig({
  root: 'graphiql',
  base: '/graphiql/',
  publicDir: false,
  plugins: [react(), compressedCopies(6)],
  build: {
    outDir: '../target/classes/static/graphiql',
    emptyOutDir: true,
    assetsInlineLimit: 0,
    // Monaco is what it is.
    chunkSizeWarningLimit: 6000,
  },
  worker: { format: 'es' },
})
