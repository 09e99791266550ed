import { expect, test } from 'vitest'
import { medianOf } from './latency'
import { fileNameOf } from './saveAs'

const AT = new Date('2026-03-05T07:08:09Z')

test.each([
  ['Web shop', 'Web-shop-20260305-070809.png'],
  ['../../etc/passwd', 'etc-passwd-20260305-070809.png'],
  ['Köln 1', 'Köln-1-20260305-070809.png'],
  ['???', 'console-20260305-070809.png'],
])('a picture of %j is saved as %s', (name, file) => expect(fileNameOf(name, AT)).toBe(file))

test('one slow answer does not make the line slow', () => {
  expect(medianOf([20, 900, 22, 21, 19])).toBe(21)
  expect(medianOf([40])).toBe(40)
})
