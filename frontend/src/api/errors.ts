import type { CombinedError } from 'urql'
import { sentence } from '~/i18n/sentences'
import type { UserErrorFieldsFragment } from './generated/graphql'

/** What an error's `extensions.code` can be, and OFFLINE for a request that no server answered. */
export type ProblemCode =
  | 'UNAUTHENTICATED'
  | 'FORBIDDEN'
  | 'BAD_USER_INPUT'
  | 'NOT_FOUND'
  | 'RATE_LIMITED'
  | 'PANEL_UNAVAILABLE'
  | 'DNS_UNAVAILABLE'
  | 'INTERNAL'
  | 'OFFLINE'

/** Something that went wrong and that the caller can't put right, in a form that a screen can show. */
export interface Problem {
  code: ProblemCode
  /** What the server says about it; null where none answered. */
  message: string | null
  /** Names the request in the host's log. */
  requestId: string | null
}

const KNOWN: ReadonlySet<string> = new Set([
  'UNAUTHENTICATED',
  'FORBIDDEN',
  'BAD_USER_INPUT',
  'NOT_FOUND',
  'RATE_LIMITED',
  'PANEL_UNAVAILABLE',
  'DNS_UNAVAILABLE',
])

/**
 * Every error of the API passes here. With a path it is the problem of that part of the answer alone, null where that
 * part is well; without one it is the first problem of the whole answer.
 */
export function problemOf(error: CombinedError | undefined, path?: readonly string[]): Problem | null {
  if (!error) return null
  const found = error.graphQLErrors.find(
    each => !path || !each.path || each.path.slice(0, path.length).join('.') === path.join('.'),
  )
  if (found) {
    const { code, requestId } = found.extensions
    return {
      code: KNOWN.has(String(code)) ? (code as ProblemCode) : 'INTERNAL',
      message: sentence(found.message),
      requestId: typeof requestId === 'string' ? requestId : null,
    }
  }
  if (!error.networkError) return null
  const answered = error.response instanceof Response && error.response.status > 0
  return { code: answered ? 'INTERNAL' : 'OFFLINE', message: null, requestId: null }
}

/** Whether the session behind a request is over. */
export function isSignedOut(error: CombinedError): boolean {
  return error.graphQLErrors.some(each => each.extensions.code === 'UNAUTHENTICATED')
}

export type UserError = UserErrorFieldsFragment

/** What the user can put right: by the field of the form it belongs to, the rest for the form as a whole. */
export function sortUserErrors<Field extends string>(
  errors: readonly UserError[],
  fields: readonly Field[],
): { form: UserError[]; fields: Partial<Record<Field, string>> } {
  const sorted: { form: UserError[]; fields: Partial<Record<Field, string>> } = { form: [], fields: {} }
  for (const error of errors) {
    const field = fields.find(each => each === error.field?.at(-1))
    if (field) sorted.fields[field] ??= error.message
    else sorted.form.push(error)
  }
  return sorted
}
