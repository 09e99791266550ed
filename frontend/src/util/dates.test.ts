import { expect, test } from 'vitest'
import { formatRelative } from './dates'

const NOW = Date.parse('2026-03-01T12:00:00Z')
const DAY = 86_400

test.each([
  [0, '1 second ago'],
  [59, '59 seconds ago'],
  [60, '1 minute ago'],
  [3599, '59 minutes ago'],
  [3600, '1 hour ago'],
  [2 * DAY - 1, '1 day ago'],
  [6 * DAY, '6 days ago'],
  [7 * DAY, '1 week ago'],
  [30 * DAY, '4 weeks ago'],
  [31 * DAY, '1 month ago'],
  [364 * DAY, '11 months ago'],
  [365 * DAY, '1 year ago'],
  [800 * DAY, '2 years ago'],
])('%d seconds back reads %s', (seconds, text) => {
  expect(formatRelative(NOW - seconds * 1000, NOW, 'en-GB')).toBe(text)
})

test('what is to come', () => expect(formatRelative(NOW + 5_400_000, NOW, 'en-GB')).toBe('in 1 hour'))

test('an unreadable time shows nothing', () => expect(formatRelative('garbage', NOW, 'en-GB')).toBe(''))
