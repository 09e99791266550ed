import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'

const messages = JSON.parse(readFileSync('src/i18n/en.json', 'utf8')) as Record<string, string>
const sources = readdirSync('src', { recursive: true, encoding: 'utf8' })
  .filter(file => /\.tsx?$/.test(file) && !/\.test\.|generated/.test(file))
  .map(file => readFileSync(join('src', file), 'utf8'))
  .join('\n')

/** Names that are put together from a part and a value. */
const composed = /^order\./

test('no text is left over that nothing shows', () => {
  const unused = Object.keys(messages).filter(key => !composed.test(key) && !sources.includes(`'${key}'`))
  expect(unused).toEqual([])
})

test('texts stand in the order of their names, where they are found again', () => {
  const keys = Object.keys(messages)
  expect(keys).toEqual([...keys].sort())
})
