import { type Change, ChangeType, CriticalityLevel, diff } from '@graphql-inspector/core'
import { buildSchema, type GraphQLSchema } from 'graphql'

/** What `@deprecated` has to say: until when the thing stays, and what to use instead. */
const ANNOUNCED = /^Until (\d{4}-\d{2}-\d{2}): \S/

/** Changes that a client can't notice. */
const UNNOTICED = /DESCRIPTION|DIRECTIVE_USAGE|DEPRECATION_REASON_CHANGED/

const GROUPS = [
  { level: CriticalityLevel.Breaking, title: 'Removed or changed' },
  { level: CriticalityLevel.Dangerous, title: 'Mind this' },
  { level: CriticalityLevel.NonBreaking, title: 'New' },
]

/** What a client can notice between two schemas, given as SDL. */
export async function schemaChanges(before: string, after: string): Promise<Change[]> {
  const changes = await diff(buildSchema(before), buildSchema(after))
  const added = new Set(
    changes
      .filter(({ type }) => type === ChangeType.TypeAdded || type === ChangeType.FieldAdded)
      .map(({ path }) => path),
  )
  return changes.filter(({ type, path }) => !UNNOTICED.test(type) && !(path && isInside(path, type, added)))
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

/**
 * What must not be released: things taken away that were not announced, or before their day. `today` is an ISO date.
 */
export function unannounced(changes: readonly Change[], before: string, today: string): string[] {
  const schema = buildSchema(before)
  return changes
    .filter(({ criticality }) => criticality.level === CriticalityLevel.Breaking)
    .filter(({ path = '' }) => {
      const [, until] = ANNOUNCED.exec(deprecationReason(schema, path) ?? '') ?? []
      return !until || until > today
    })
    .map(({ message }) => message)
}

/** Reasons of `@deprecated` that don't say until when. */
export function undated(sdl: string): string[] {
  const schema = buildSchema(sdl)
  return Object.values(schema.getTypeMap())
    .filter(({ name }) => !name.startsWith('__'))
    .flatMap(type => [
      ...('getFields' in type ? Object.values(type.getFields()) : []),
      ...('getValues' in type ? type.getValues() : []),
    ])
    .flatMap(each => [each, ...('args' in each ? each.args : [])])
    .map(({ deprecationReason }) => deprecationReason)
    .filter(reason => reason != null && !ANNOUNCED.test(reason))
    .map(String)
}

function deprecationReason(schema: GraphQLSchema, path: string): string | null | undefined {
  const [typeName = '', name = ''] = path.split('.')
  const type = schema.getType(typeName)
  if (type && 'getFields' in type) return type.getFields()[name]?.deprecationReason
  if (type && 'getValue' in type) return type.getValue(name)?.deprecationReason
  return undefined
}

/** The changes as the changelog has them: a list under a title for each kind. */
export function describe(changes: readonly Change[]): string {
  if (!changes.length) return 'Nothing.'
  return GROUPS.map(({ level, title }) => ({
    title,
    lines: changes
      .filter(({ criticality }) => criticality.level === level)
      .map(({ message }) => `- ${message.replaceAll("'", '`')}`)
      .sort(),
  }))
    .filter(({ lines }) => lines.length)
    .map(({ title, lines }) => `### ${title}\n\n${lines.join('\n')}`)
    .join('\n\n')
}

export const NOT_RELEASED = '## Not released yet'

/** The changelog with its part about what is not released yet replaced. */
export function withUnreleased(changelog: string, text: string): string {
  const start = changelog.indexOf(NOT_RELEASED)
  const end = changelog.indexOf('\n## ', start + 1)
  return `${changelog.slice(0, start)}${NOT_RELEASED}\n\n${text}\n${end < 0 ? '' : changelog.slice(end)}`
}

/** The changelog once a version is out: what was not released yet is that version's. */
export function released(changelog: string, version: string, date: string): string {
  return withUnreleased(
    changelog.replace(NOT_RELEASED, `${NOT_RELEASED}\n\n## ${version}, ${date}`),
    'Nothing.',
  )
}
