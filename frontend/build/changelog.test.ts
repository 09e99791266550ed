import { expect, test } from 'vitest'
import { describe, released } from './changelog'

test('what is announced stands in the changelog with its day', () => {
  const announced = [
    { path: 'Query.old', text: 'Until 2027-06-01: use server.', ofCallers: false },
    { path: 'Query.open', text: 'Until 2027-06-01: then BILLING is needed.', ofCallers: true },
  ]
  expect(describe([], announced)).toBe(
    '### Announced\n\n- Who may call `Query.open`: Until 2027-06-01: then BILLING is needed.\n- `Query.old`: Until 2027-06-01: use server.',
  )
})

test('where nothing has changed the changelog says so', () => {
  expect(describe([])).toBe('Nothing.')
})

test('a release moves what was not released under its version', () => {
  const before =
    '# Changelog\n\n## Not released yet\n\n### New\n\n- x\n\n## 0.1.0, 2026-01-01\n\nThe first.\n'
  expect(released(before, '0.2.0', '2026-02-02')).toBe(
    '# Changelog\n\n## Not released yet\n\nNothing.\n\n## 0.2.0, 2026-02-02\n\n### New\n\n- x\n\n## 0.1.0, 2026-01-01\n\nThe first.\n',
  )
})
