import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { newAnnouncements, unannounced, undated } from './announcements'
import { describe, withUnreleased } from './changelog'
import { schemaChanges } from './schemaChanges'

const read = (path: string) => readFileSync(path, 'utf8')
const before = read('../docs/api/released.graphqls')
const after = read('../schema.graphqls')
const today = new Date().toISOString().slice(0, 10)

test('nothing is taken from partners unannounced, or before its day', async () => {
  expect(unannounced(await schemaChanges(before, after), before, today)).toEqual([])
})

test('the changelog says what is not released yet: `npm run changelog` writes it', async () => {
  const changelog = read('../docs/api/changelog.md')
  const text = describe(await schemaChanges(before, after), newAnnouncements(before, after))
  expect(changelog).toBe(withUnreleased(changelog, text))
})

test('what is announced says until when all stays as it is', () => {
  expect(undated(after)).toEqual([])
})
