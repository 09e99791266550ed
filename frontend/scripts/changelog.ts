// `npm run changelog` writes into docs/api/changelog.md what has changed since the last release of the API;
// `npm run changelog -- 0.2.0` releases that version: it gets today's date, and its schema is what later ones are held to.
import { copyFileSync, readFileSync, writeFileSync } from 'node:fs'
import { newAnnouncements, tooSoon, unannounced } from '../build/announcements.ts'
import { describe, released, withUnreleased } from '../build/changelog.ts'
import { schemaChanges } from '../build/schemaChanges.ts'

const SCHEMA = '../schema.graphqls'
const RELEASED = '../docs/api/released.graphqls'
const CHANGELOG = '../docs/api/changelog.md'

const [version] = process.argv.slice(2)
const today = new Date().toISOString().slice(0, 10)
const before = readFileSync(RELEASED, 'utf8')
const after = readFileSync(SCHEMA, 'utf8')
const changes = await schemaChanges(before, after)
const fresh = newAnnouncements(before, after)
const changelog = withUnreleased(readFileSync(CHANGELOG, 'utf8'), describe(changes, fresh))

if (version) {
  refuseFor('it takes away what was not announced', unannounced(changes, before, today))
  refuseFor('it announces for days that are less than six months off', tooSoon(fresh, today))
}
writeFileSync(CHANGELOG, version ? released(changelog, version, today) : changelog)
if (version) copyFileSync(SCHEMA, RELEASED)

function refuseFor(reason: string, problems: string[]) {
  if (!problems.length) return
  console.error(`This can't be released, as ${reason}:\n${problems.join('\n')}`)
  process.exit(1)
}
