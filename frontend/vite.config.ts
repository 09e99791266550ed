import react from '@vitejs/plugin-react'
import { defineConfig } from 'vitest/config'
import { compressedCopies } from './build/compressed.ts'
import { trustedDocuments } from './build/documents.ts'
import { compiledMessages } from './build/messages.ts'

/** Where `npm run dev` finds the back end; `dev/run` starts it there. */
const backend = process.env.SLIPWAY_BACKEND ?? 'http://localhost:8080'

export default defineConfig({
  plugins: [
    compiledMessages(),
    react(),
    compressedCopies(),
    trustedDocuments(
      ['graphql', 'later'].map(name => new URL(`./src/api/generated/${name}.ts`, import.meta.url)),
      'target/classes/trusted-documents.json',
    ),
  ],
  resolve: {
    tsconfigPaths: true,
    // The router brings this for versions of React that lack it; ours does not.
    alias: { 'use-sync-external-store/shim/index.js': 'react' },
  },
  build: {
    // The jar of this module holds static/**, which is where Spring Boot looks for files to serve.
    outDir: 'target/classes/static',
    emptyOutDir: true,
    // The content security policy knows no data: fonts.
    assetsInlineLimit: 0,
    manifest: 'build-manifest.json',
    // What is shipped of others, with their licences; noVNC's asks for it. The account page leads there.
    license: { fileName: 'licenses.txt' },
    // One file of styles and few of script: many small ones compress worse and wait for each other.
    cssCodeSplit: false,
    // What the first script imports is fetched beside it and not after it. Other parts are fetched as they are asked for.
    modulePreload: {
      polyfill: false,
      resolveDependencies: (_file, imports, { hostType }) => (hostType === 'html' ? imports : []),
    },
    rolldownOptions: {
      output: {
        codeSplitting: {
          groups: [
            {
              name: 'common',
              test: /node_modules\/(?!graphql-ws|@novnc|@simplewebauthn|uqr)|src\/api\/(?!generated\/later)|i18n\/(i18n|languages|sentences\.ts|en\/first)|src\/(ui|util)\/(?!CodeField|webauthn|Field|SearchField|Select|Pager|BarChart|LineChart|Checkbox|Choices|Dialog|Question|Form|Entries|Awaited|Box|Menu|OsIcon|osColors|LanguageChoice|name|ids|months|chart|Secret)|app\/(?!OverviewTab|ConsoleWindow|NotFoundPage|RebuildPage|AccountMenu|commands)|session\/Session/,
            },
            // What the page of a server shares with lists and questions: one part, where each piece would be its own file.
            {
              name: 'server',
              test: /features\/servers\/(power|PowerOutcome|usePower|useTask|TaskProgress|Facts|states|sections|ServerPage\.module)|LiveStatsCard\.module|util\/ids/,
            },
          ],
        },
      },
    },
  },
  css: {
    // Read well in the browser's tools, and compress better than hashes.
    modules: { generateScopedName: '[name]_[local]' },
  },
  server: {
    proxy: {
      '/graphql': {
        target: backend,
        ws: true,
        // The session cookie counts only from the public address, so requests must look as if they came from there.
        changeOrigin: true,
        headers: { origin: backend },
      },
      '/icons': { target: backend },
      '/console': { target: backend, ws: true, changeOrigin: true, headers: { origin: backend } },
    },
  },
  test: {
    environment: 'jsdom',
    setupFiles: ['src/testing/setup.ts'],
    // It must get the same copy of graphql as the tests.
    server: { deps: { inline: ['@graphql-inspector/core'] } },
    css: { modules: { classNameStrategy: 'non-scoped' } },
    restoreMocks: true,
    testTimeout: 30_000,
  },
})
