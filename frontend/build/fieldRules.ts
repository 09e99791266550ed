import { CriticalityLevel } from '@graphql-inspector/core'
import {
  type GraphQLField,
  type GraphQLObjectType,
  type GraphQLSchema,
  getDirectiveValues,
  isObjectType,
} from 'graphql'
import type { SchemaChange } from './schemaChanges.ts'

/** What `@requires` demands of the callers of a field. */
interface Demand {
  anyOf: string[]
  ofOperators: boolean
  bySession: boolean
  announced?: string
}

type Field = GraphQLField<unknown, unknown>

/**
 * What has changed between two schemas in the rules of a field that its type doesn't show: who may call it (`@requires`)
 * and what it costs (`@cost`). A field that is new, or gone, has no such change.
 */
export function fieldRuleChanges(before: GraphQLSchema, after: GraphQLSchema): SchemaChange[] {
  return objectTypes(after).flatMap(type => {
    const old = before.getType(type.name)
    if (!isObjectType(old)) return []
    return Object.values(type.getFields()).flatMap(field => {
      const was = old.getFields()[field.name]
      if (!was) return []
      const path = `${type.name}.${field.name}`
      return [
        ...demandChanges(path, demand(before, was), demand(after, field)),
        ...costChanges(path, cost(before, was), cost(after, field)),
      ]
    })
  })
}

/** What `@requires` announces of later demands, by the field's path. */
export function announcedDemands(schema: GraphQLSchema): { path: string; announced: string }[] {
  return objectTypes(schema).flatMap(type =>
    Object.values(type.getFields()).flatMap(field => {
      const announced = demand(schema, field)?.announced
      return announced == null ? [] : [{ path: `${type.name}.${field.name}`, announced }]
    }),
  )
}

function demandChanges(path: string, before: Demand | undefined, after: Demand | undefined): SchemaChange[] {
  const field = `'${path}'`
  const changes: SchemaChange[] = []
  const fewer = (message: string) =>
    changes.push({ level: CriticalityLevel.Breaking, path, message, ofCallers: true })
  const more = (message: string) => changes.push({ level: CriticalityLevel.NonBreaking, path, message })

  const scopes = before?.anyOf ?? []
  const now = after?.anyOf ?? []
  if (!before && after && !now.length) fewer(`Field ${field} demands that the caller is signed in`)
  if (before && !after && !scopes.length)
    more(`Field ${field} no longer demands that the caller is signed in`)
  if (!scopes.length && now.length) fewer(`Field ${field} demands ${oneOf(now)}`)
  if (scopes.length && !now.length) more(`Field ${field} demands no scope any more`)
  if (scopes.length && now.length) {
    const lost = scopes.filter(each => !now.includes(each))
    const gained = now.filter(each => !scopes.includes(each))
    for (const scope of lost) fewer(`Scope '${scope}' is no longer enough for field ${field}`)
    for (const scope of gained) more(`Scope '${scope}' is enough for field ${field}, too`)
  }

  if (!before?.ofOperators && after?.ofOperators) fewer(`Field ${field} is for operators only`)
  if (before?.ofOperators && !after?.ofOperators) more(`Field ${field} is no longer for operators only`)
  if (!before?.bySession && after?.bySession) fewer(`Field ${field} takes no tokens any more`)
  if (before?.bySession && !after?.bySession) more(`Field ${field} takes tokens, too`)
  return changes
}

function costChanges(path: string, before: number | undefined, after: number | undefined): SchemaChange[] {
  if (before === after) return []
  // The usual cost is the least there is: see `@cost`.
  const more = after !== undefined && (before === undefined || after > before)
  const words = (weight: number | undefined) => (weight === undefined ? 'as usual' : weight)
  return [
    {
      level: more ? CriticalityLevel.Dangerous : CriticalityLevel.NonBreaking,
      path,
      message: `Field '${path}' costs ${words(after)}, no longer ${words(before)}`,
    },
  ]
}

const oneOf = (scopes: string[]) =>
  scopes.length === 1
    ? `scope '${scopes[0]}'`
    : `one of the scopes ${scopes.map(each => `'${each}'`).join(', ')}`

const demand = (schema: GraphQLSchema, field: Field) => directive<Demand>(schema, field, 'requires')
const cost = (schema: GraphQLSchema, field: Field) =>
  directive<{ weight: number }>(schema, field, 'cost')?.weight

/** What a field says by a directive, with the defaults of what it leaves out. */
function directive<Values>(schema: GraphQLSchema, field: Field, name: string): Values | undefined {
  const definition = schema.getDirective(name)
  if (!definition || !field.astNode) return undefined
  return getDirectiveValues(definition, field.astNode) as Values | undefined
}

const objectTypes = (schema: GraphQLSchema): GraphQLObjectType[] =>
  Object.values(schema.getTypeMap())
    .filter(isObjectType)
    .filter(({ name }) => !name.startsWith('__'))
