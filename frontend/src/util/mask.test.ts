import { describe, expect, test } from 'vitest'
import { type RecordedCase, recordedCases, recordedSuspects } from '~/testing/vectors'
import { mask, maskQuoted } from './mask'

test.each([
  ['192.0.2.10', '192.0.•••.•••'],
  ['192.0.2.10, 2001:db8:1:2::/64', '192.0.•••.•••, 2001:db8:••••::•/64'],
  ['::1', '0:0:••••::•'],
  ['fe80::1', 'fe80:0:••••::•'],
  ['::ffff:192.0.2.1', '0:0:••••::•'],
  ['web-1.example.net', 'w••••.e••••••.n••'],
  ['My Server 1', 'M• S••••• 1'],
  ['Kundenportal für Bestellungen', 'K••••••••••• f•• B•••••••••••'],
  ['مرحبا', 'م••••'],
  ['hello@harbourlane.example', 'h••••@h••••••••••.e••••••'],
  ['–', '–'],
])('%s is shown as %s', (text, masked) => expect(mask(text)).toBe(masked))

test('of a sentence only what it quotes is hidden', () => {
  expect(maskQuoted('Renamed the server from “web-1” to “my shop”')).toBe(
    'Renamed the server from “w••••” to “m• s•••”',
  )
})

interface Input {
  text: unknown
}
interface Expected {
  masked: string
}

/** Recorded outcomes that are not followed: a name is masked word by word, and nothing that has letters is let through. */
const DEPARTURES: Record<string, string> = {
  '1.2.3.4/abc': '1.2.•••.•••/a••',
  '"quoted"': '"q•••••"',
  '192.0.2.1,not an ip': '192.0.•••.•••, n•• a• i•',
  // Masking is never asked to mask its own outcome.
  '2001:db8:••••::•': '2•••:d••:••••::•',
}

/** Recorded outcomes that look like defects, and what is done instead. */
const DECIDED: Record<string, string> = {
  // Addresses with something around them are addresses all the same.
  '192.0.2.1-192.0.2.9': '192.0.•••.•••-192.0.•••.•••',
  '1.2.3.4:80': '1.2.•••.•••:80',
  '192.0.2.1 (primary)': '192.0.•••.••• (p••••••)',
  'ip=192.0.2.1': 'i•=192.0.•••.•••',
  // The zeros that `::` stands for count as groups, and the prefix length is always kept.
  '::ffff:c000:201': '0:0:••••::•',
  '::1/128': '0:0:••••::•/128',
  '2001::5': '2001:0:••••::•',
  '::abcd:1234': '0:0:••••::•',
  '::/64': '0:0:••••::•/64',
  '::/0': '0:0:••••::•/0',
  '::1': '0:0:••••::•',
  '::': '0:0:••••::•',
  'fe80::1': 'fe80:0:••••::•',
  'fe80::1%eth0': 'fe80:0:••••::•%e•••',
  '64:ff9b::192.0.2.33': '64:ff9b:••••::•',
  '::ffff:192.0.2.1': '0:0:••••::•',
  // No address, so a word like others.
  '2001:db8::g': '2•••:d••::g',
  '12:34': '12:34',
  // Names with a port, a scheme or letters beyond ASCII are names.
  'host.example.com:8080': 'h•••.e••••••.c••:8•••',
  '100/64.113.0.203.in-addr.arpa': '1••/6•.1••.0.2••.i••••••.a•••',
  'ホスト.example': 'ホ••.e••••••',
  münchen: 'm••••••',
  'https://host.example.com/': 'h••••://h•••.e••••••.c••/',
}

const cases = recordedCases<Input, Expected>('mask')
const suspects = recordedSuspects<Input, Expected>('mask')
const asText = ({ input }: RecordedCase<Input, Expected>) =>
  typeof input.text === 'string' || typeof input.text === 'number' ? String(input.text) : ''

describe.runIf(cases)('recorded maskings', () => {
  test.each(cases ?? [])('$input.text is shown as $expected.masked', each => {
    expect(mask(asText(each))).toBe(DEPARTURES[asText(each)] ?? each.expected.masked)
  })

  test.each(suspects ?? [])('$input.text is not shown as $expected.masked', each => {
    expect(mask(asText(each))).toBe(DECIDED[asText(each)])
  })
})
