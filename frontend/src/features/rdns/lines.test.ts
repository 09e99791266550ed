import { expect, test } from 'vitest'
import { parseLines } from './lines'
import { forwardRecord } from './records'

const one = { address: '203.0.113.5', hostname: 'mail.example.com' }

test.each([
  '203.0.113.5 mail.example.com',
  '203.0.113.5,mail.example.com',
  '203.0.113.5; mail.example.com',
  '"203.0.113.5","mail.example.com"\r\n',
  '\uFEFFaddress,hostname\n203.0.113.5\tmail.example.com\n\n',
  '# ours\n  203.0.113.5   mail.example.com  # the mail server',
])('reads %j as one wish', text => {
  expect(parseLines(text)).toEqual([one])
})

test('an address alone deletes', () => {
  expect(parseLines('2001:db8::5\n203.0.113.5,')).toEqual([
    { address: '2001:db8::5', hostname: '' },
    { address: '203.0.113.5', hostname: '' },
  ])
})

test('text that is none is passed on, to be refused with a reason', () => {
  expect(parseLines('nonsense')).toEqual([{ address: 'nonsense', hostname: '' }])
  expect(parseLines('\n \n# nothing')).toEqual([])
})

test('the record to add fits the kind of address', () => {
  expect(forwardRecord('mail.example.com.', '203.0.113.5')).toBe('mail.example.com. IN A 203.0.113.5')
  expect(forwardRecord(' mail.example.com', '2001:db8::5')).toBe('mail.example.com. IN AAAA 2001:db8::5')
})
