import { describe, expect, test } from 'vitest'
import { recordedCases } from '~/testing/vectors'
import { nameFault } from './names'

const cases = recordedCases<{ name?: string }, { accepted: boolean; normalized: string | null }>(
  'rename-validate',
)

describe.runIf(cases)('recorded names', () => {
  test.each(cases ?? [])('$input.name accepted: $expected.accepted', ({ input, expected }) => {
    expect(nameFault(input.name ?? '') === null).toBe(expected.accepted)
  })
})
