import { ChangeType, type CriticalityLevel, diff } from '@graphql-inspector/core'
import { buildSchema } from 'graphql'
import { fieldRuleChanges } from './fieldRules.ts'

/** A difference between two schemas that a client can notice. */
export interface SchemaChange {
  level: CriticalityLevel
  /** In one line, with names in single quotes. */
  message: string
  /** What has changed: `Server`, `Server.name`, `Query.servers.first`. */
  path: string
  /** True where it is about who may call a field, and not about the field itself. */
  ofCallers?: boolean
}

/** Changes that a client can't notice, or that stand among the announcements. */
const UNNOTICED = /DESCRIPTION|DIRECTIVE_USAGE|DEPRECATION/

/** The one directive that says what a client may send. */
const TELLING_DIRECTIVE = /@oneOf$/

/** What a client can notice between two schemas, given as SDL. */
export async function schemaChanges(before: string, after: string): Promise<SchemaChange[]> {
  const [old, now] = [buildSchema(before), buildSchema(after)]
  const changes = await diff(old, now)
  const added = new Set(
    changes
      .filter(({ type }) => type === ChangeType.TypeAdded || type === ChangeType.FieldAdded)
      .map(({ path }) => path),
  )
  return changes
    .filter(({ type, path = '' }) => !UNNOTICED.test(type) || TELLING_DIRECTIVE.test(path))
    .filter(({ type, path = '' }) => !isInside(path, type, added))
    .map(({ criticality, message, path = '' }) => ({ level: criticality.level, message, path }))
    .concat(fieldRuleChanges(old, now))
}

/** What comes with something that is new itself goes without saying. */
function isInside(path: string, type: string, added: ReadonlySet<string | undefined>): boolean {
  const parts = path.split('.')
  const above = parts.slice(0, -1).map((_, index) => parts.slice(0, index + 1).join('.'))
  return (
    above.some(each => added.has(each)) ||
    (type !== ChangeType.TypeAdded && type !== ChangeType.FieldAdded && added.has(path))
  )
}
