import { readFileSync } from 'node:fs'
import { buildSchema, type ExecutionResult, GraphQLError, graphql, parse, subscribe } from 'graphql'
import { vi } from 'vitest'
import { createClient } from '~/api/client'
import { freshChecking } from '~/api/freshCheck'
import { refetching } from '~/api/refetch'

const schema = buildSchema(readFileSync('../schema.graphqls', 'utf8'))

/** Answers by the name of the field: a value, or a function of the arguments. Subscriptions answer with streams. */
type Answers = Record<string, unknown>

/**
 * The API in memory: everything that is asked and answered is checked against the real schema. Returns the client of a
 * session with it.
 */
export function fakeServer(answers: Answers) {
  const { exchange, refetchAll } = refetching()
  const freshCheck = freshChecking()
  const onSignedOut = vi.fn()
  /** Names of the operations that came over HTTP. */
  const asked: string[] = []
  let reachable = true

  const client = createClient({
    url: 'http://slipway.test/graphql',
    onSignedOut,
    refetchExchange: exchange,
    freshCheckExchange: freshCheck.exchange,
    fetch: async (_url, init) => {
      if (!reachable) throw new TypeError('Failed to fetch')
      const { query, variables, operationName } = JSON.parse(String(init?.body))
      asked.push(operationName)
      const answer = await graphql({
        schema,
        source: query,
        variableValues: variables,
        rootValue: answers,
        typeResolver,
      })
      return Response.json(answer)
    },
    forwardSubscription: ({ query, variables }) => ({
      subscribe: sink => {
        let stream: AsyncIterator<ExecutionResult> | undefined
        const follow = async () => {
          const results = await subscribe({
            schema,
            document: parse(query ?? ''),
            variableValues: variables,
            rootValue: answers,
          })
          if (!(Symbol.asyncIterator in results)) throw results.errors?.[0] ?? new Error('No stream')
          stream = results[Symbol.asyncIterator]()
          for (let next = await stream.next(); !next.done; next = await stream.next()) sink.next(next.value)
          sink.complete()
        }
        follow().catch(error => sink.error([error]))
        return { unsubscribe: () => void stream?.return?.() }
      },
    }),
  })
  return {
    client,
    asked,
    onSignedOut,
    refetchAll,
    freshCheck,
    goAway: () => {
      reachable = false
    },
    comeBack: () => {
      reachable = true
    },
  }
}

const typeResolver = (value: { __typename: string }) => value.__typename

/** An error of the API with what clients go by. */
export function apiError(code: string, message: string): GraphQLError {
  return new GraphQLError(message, { extensions: { code, requestId: 'req-1' } })
}
