// `npm run changelog` writes into docs/api/changelog.md what has changed since the last release of the API;
// `npm run changelog -- 0.2.0` releases that version: it gets today's date, and its schema is what later ones are held to.
import { copyFileSync, readFileSync, writeFileSync } from 'node:fs'
import { describe, released, schemaChanges, unannounced, withUnreleased } from '../build/schemaChanges.ts'

const SCHEMA = '../schema.graphqls'
const RELEASED = '../docs/api/released.graphqls'
const CHANGELOG = '../docs/api/changelog.md'

const [version] = process.argv.slice(2)
const today = new Date().toISOString().slice(0, 10)
const before = readFileSync(RELEASED, 'utf8')
const changes = await schemaChanges(before, readFileSync(SCHEMA, 'utf8'))
const changelog = withUnreleased(readFileSync(CHANGELOG, 'utf8'), describe(changes))
const problems = unannounced(changes, before, today)

if (version && problems.length) {
  console.error(`This can't be released, as it takes away what was not announced:\n${problems.join('\n')}`)
  process.exit(1)
}
writeFileSync(CHANGELOG, version ? released(changelog, version, today) : changelog)
if (version) copyFileSync(SCHEMA, RELEASED)
