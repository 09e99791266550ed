import { expect, test } from 'vitest'
import { nameFault } from './names'

test.each(['web-1', 'My Server', '  spaces around  ', '0', 'مرحبا', '日'.repeat(63), '🙂'.repeat(63)])(
  '"%s" is a name',
  name => expect(nameFault(name)).toBeNull(),
)

test('nothing but spaces is no name', () => expect(nameFault('   ')).toBe('empty'))
test('64 characters are too many', () => expect(nameFault('日'.repeat(64))).toBe('tooLong'))
test('a tab within is refused', () => expect(nameFault('a\tb')).toBe('controlCharacter'))
test('a deleted character is refused', () => expect(nameFault('a\u007fb')).toBe('controlCharacter'))
