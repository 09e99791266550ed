import { existsSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'

/** One recorded case of the module that Slipway replaces: what went in and what came out. */
export interface RecordedCase<Input, Expected> {
  id: string
  input: Input
  expected: Expected
  /** Why the recorded outcome looks like a defect and is not to be followed. */
  suspect?: string
}

/**
 * The recorded cases of this file, without those that are defects; null where there are none. They are not part of this
 * repository: where it lies beside a folder `shared` that has them, its rules are held against them too.
 */
export function recordedCases<Input, Expected>(name: string): RecordedCase<Input, Expected>[] | null {
  return read<Input, Expected>(name)?.filter(each => !each.suspect) ?? null
}

/** The recorded cases of this file that look like defects, for tests that say what is done instead. */
export function recordedSuspects<Input, Expected>(name: string): RecordedCase<Input, Expected>[] | null {
  return read<Input, Expected>(name)?.filter(each => each.suspect) ?? null
}

function read<Input, Expected>(name: string): RecordedCase<Input, Expected>[] | null {
  for (let folder = process.cwd(); folder !== dirname(folder); folder = dirname(folder)) {
    const file = join(folder, 'shared/reference/vectors', `${name}.json`)
    if (existsSync(file)) {
      return (JSON.parse(readFileSync(file, 'utf8')) as { cases: RecordedCase<Input, Expected>[] }).cases
    }
  }
  return null
}
