import type { APIRequestContext } from '@playwright/test'
import { type Login, world } from './world'

/** Slipway's API in the browser's own session: what a journey needs but is not about. */
export async function call<T>(request: APIRequestContext, query: string, variables: object = {}): Promise<T> {
  const answer = await request.post('/graphql', {
    headers: { origin: world().url },
    data: { query, variables },
  })
  const { data, errors } = (await answer.json()) as { data: T; errors?: unknown }
  if (errors) throw new Error(`The API answered ${JSON.stringify(errors)}`)
  return data
}

export async function signIn(request: APIRequestContext, { email, password }: Login) {
  const { signIn } = await call<{ signIn: { viewer: object | null } }>(
    request,
    'mutation ($input: SignInInput!) { signIn(input: $input) { viewer { id } } }',
    { input: { email, password } },
  )
  if (!signIn.viewer) throw new Error(`${email} could not sign in`)
}

/** The address of a server's page, found by the name that it has in the demonstration. */
export async function pathOfServer(request: APIRequestContext, name: string): Promise<string> {
  const { servers } = await call<{ servers: { nodes: { id: string; name: string }[] } }>(
    request,
    'query ($search: String!) { servers(first: 100, filter: { search: $search }) { nodes { id name } } }',
    { search: name },
  )
  const found = servers.nodes.find(each => each.name === name)
  if (!found) throw new Error(`There is no server called ${name}`)
  return `/servers/${found.id}`
}
