import { readFileSync } from 'node:fs'

const built = 'target/classes/static'

/** @type {Record<string, { file: string, imports?: string[] }>} */
const chunks = JSON.parse(readFileSync(`${built}/build-manifest.json`, 'utf8'))

/** Everything that the browser loads for these parts of the application. */
function closure(names, seen = new Set()) {
  for (const name of names) {
    if (seen.has(name)) continue
    seen.add(name)
    closure(chunks[name].imports ?? [], seen)
  }
  return seen
}

const serverPage = [
  ...closure(['index.html', 'src/features/servers/ServerPage.tsx', 'src/app/OverviewTab.tsx']),
].map(name => chunks[name])

// The compressed copies are what is sent, so they are what counts; nearly every browser takes the brotli ones.
const copies = suffix => serverPage.map(chunk => `${built}/${chunk.file}${suffix}`)
const asIs = { gzip: false, brotli: false }

export default [
  { name: "script of a server's page, first load, brotli", path: copies('.br'), limit: '110 kB', ...asIs },
  { name: "script of a server's page, first load, gzip", path: copies('.gz'), limit: '120 kB', ...asIs },
  { name: 'styles of all pages', path: `${built}/assets/style-*.css.br`, limit: '12 kB', ...asIs },
]
