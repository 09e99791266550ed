import { describe, expect, test } from 'vitest'
import { recordedCases, recordedSuspects } from '~/testing/vectors'
import { cleanHostName, isHostName } from './hostNames'

interface Input {
  hostname?: string
}

interface Expected {
  normalized: string | null
}

const cases = recordedCases<Input, Expected>('hostname-validate')

describe.runIf(cases)('recorded host names', () => {
  test.each(cases ?? [])('$id: $input.hostname', ({ input, expected }) => {
    const cleaned = cleanHostName(input.hostname ?? '')
    expect(cleaned || null).toBe(expected.normalized)
    expect(isHostName(cleaned)).toBe(true)
  })

  // What was left was sent whatever it was; here it is refused where it is no host name.
  test.each(recordedSuspects<Input, Expected>('hostname-validate') ?? [])(
    '$id is refused: $input.hostname',
    ({ input }) => expect(isHostName(cleanHostName(input.hostname ?? ''))).toBe(false),
  )
})
