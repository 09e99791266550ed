import { CriticalityLevel } from '@graphql-inspector/core'
import {
  buildSchema,
  type GraphQLArgument,
  type GraphQLField,
  type GraphQLInputField,
  type GraphQLNamedType,
  type GraphQLSchema,
  getNamedType,
  isEnumType,
  isUnionType,
} from 'graphql'
import { announcedDemands } from './fieldRules.ts'
import type { SchemaChange } from './schemaChanges.ts'

/** What an announcement has to say: until when all stays as it is, and what is then. */
const ANNOUNCED = /^Until (\d{4}-\d{2}-\d{2}): \S/

/** How many months lie at least between a release that announces something and the day. */
const NOTICE_MONTHS = 6

/** Something that a schema announces: what it is about, and the words. */
export interface Announcement {
  path: string
  text: string
  /** True where fewer callers may later; else what it is about will go. */
  ofCallers: boolean
}

/** All that a schema announces, by `@deprecated` and by `@requires(announced:)`. */
export function announcements(schema: GraphQLSchema): Announcement[] {
  const removals = elements(schema).flatMap(({ path, deprecationReason }) =>
    deprecationReason == null ? [] : [{ path, text: deprecationReason, ofCallers: false }],
  )
  const demands = announcedDemands(schema).map(({ path, announced }) => ({
    path,
    text: announced,
    ofCallers: true,
  }))
  return [...removals, ...demands]
}

/** What a schema announces that the one before did not, or not in these words. */
export function newAnnouncements(before: string, after: string): Announcement[] {
  const old = new Set(announcements(buildSchema(before)).map(key))
  return announcements(buildSchema(after)).filter(each => !old.has(key(each)))
}

const key = ({ path, text, ofCallers }: Announcement) => `${path} ${ofCallers} ${text}`

/**
 * What must not be released: things taken away that were not announced, or before their day. `today` is an ISO date.
 */
export function unannounced(changes: readonly SchemaChange[], before: string, today: string): string[] {
  const schema = buildSchema(before)
  const due = announcements(schema).filter(({ text }) => (ANNOUNCED.exec(text)?.[1] ?? '9999') <= today)
  const going = new Set(due.filter(({ ofCallers }) => !ofCallers).map(({ path }) => path))
  const closing = new Set(due.filter(({ ofCallers }) => ofCallers).map(({ path }) => path))
  const leaving = changes.filter(isRemoval).map(({ path }) => path)
  return changes
    .filter(({ level }) => level === CriticalityLevel.Breaking)
    .filter(({ path, ofCallers }) => {
      if (ofCallers && closing.has(path)) return false
      if (isWithin(path, going)) return false
      return !(leaving.includes(path) && isOnlyUsedBy(schema, path, [...going, ...leaving]))
    })
    .map(({ message }) => message)
}

/** Whether a type goes as a whole; types can't be deprecated themselves. */
const isRemoval = ({ level, path, message }: SchemaChange) =>
  level === CriticalityLevel.Breaking && message === `Type '${path}' was removed`

/** Whether all that mentions this type is among these, or inside of one of them. */
function isOnlyUsedBy(schema: GraphQLSchema, name: string, going: readonly string[]): boolean {
  const all = new Set(going)
  return elements(schema)
    .filter(({ type }) => type?.name === name)
    .every(({ path }) => isWithin(path, all))
}

const isWithin = (path: string, all: ReadonlySet<string>) => {
  const parts = path.split('.')
  return parts.some((_, index) => all.has(parts.slice(0, index + 1).join('.')))
}

/** What is announced without saying until when. */
export function undated(sdl: string): string[] {
  return announcements(buildSchema(sdl))
    .map(({ text }) => text)
    .filter(text => !ANNOUNCED.test(text))
}

/** What is announced for a day that leaves too little time to those who would release it `today`, an ISO date. */
export function tooSoon(fresh: readonly Announcement[], today: string): string[] {
  const earliest = new Date(today)
  earliest.setUTCMonth(earliest.getUTCMonth() + NOTICE_MONTHS)
  return fresh
    .filter(({ text }) => (ANNOUNCED.exec(text)?.[1] ?? '') < earliest.toISOString().slice(0, 10))
    .map(({ path, text }) => `${path}: ${text}`)
}

interface Element {
  path: string
  /** What it gives or takes; none where it is a value of an enum. */
  type?: GraphQLNamedType
  deprecationReason?: string | null | undefined
}

/** Each field, argument, value and member of a schema's own types. */
function elements(schema: GraphQLSchema): Element[] {
  return Object.values(schema.getTypeMap())
    .filter(({ name }) => !name.startsWith('__'))
    .flatMap((owner): Element[] => {
      if (isEnumType(owner)) {
        return owner
          .getValues()
          .map(({ name, deprecationReason }) => ({ path: `${owner.name}.${name}`, deprecationReason }))
      }
      if (isUnionType(owner)) return owner.getTypes().map(type => ({ path: owner.name, type }))
      if (!('getFields' in owner)) return []
      const fields: (GraphQLField<unknown, unknown> | GraphQLInputField)[] = Object.values(owner.getFields())
      return fields.flatMap(field => {
        const path = `${owner.name}.${field.name}`
        const args = 'args' in field ? field.args : []
        return [element(path, field), ...args.map(each => element(`${path}.${each.name}`, each))]
      })
    })
}

const element = (
  path: string,
  { type, deprecationReason }: GraphQLField<unknown, unknown> | GraphQLInputField | GraphQLArgument,
): Element => ({ path, type: getNamedType(type), deprecationReason })
