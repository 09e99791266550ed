import { screen, waitFor } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { Routes } from '~/routes'
import { renderAt } from '~/testing/render'
import { SessionProvider } from './Session'

const viewer = {
  __typename: 'Viewer',
  id: 'acc_1',
  email: 'hello@harbourlane.example',
  name: 'Harbour Lane Studio',
  role: 'CUSTOMER',
  customer: null,
}
const userError = (different: object) => ({
  __typename: 'UserError',
  code: 'INVALID',
  message: 'This took too long. Begin again here.',
  field: null,
  retryAfterSeconds: null,
  ...different,
})
const finished = (different: object) => ({
  data: {
    finishOpenId: {
      __typename: 'FinishOpenIdPayload',
      purpose: null,
      viewer: null,
      returnTo: null,
      userErrors: [],
      ...different,
    },
  },
})

/** What the server answers, by operation; the last of a list for good. */
let answers: Record<string, unknown[]>
let sent: { operationName: string; variables?: { input?: object } }[]

beforeEach(() => {
  sent = []
  answers = {
    Viewer: [{ data: { viewer: null } }],
    OpenIdProvider: [{ data: { openIdProvider: { __typename: 'OpenIdProvider', name: 'Example Billing' } } }],
    Servers: [
      {
        data: {
          servers: {
            __typename: 'ServerConnection',
            totalCount: 0,
            pageInfo: {
              __typename: 'PageInfo',
              hasNextPage: false,
              hasPreviousPage: false,
              startCursor: null,
              endCursor: null,
            },
            nodes: [],
          },
        },
      },
    ],
  }
  vi.stubGlobal('fetch', async (_url: string, init: RequestInit) => {
    const operation = JSON.parse(String(init.body))
    sent.push(operation)
    const given = answers[operation.operationName] ?? []
    return Response.json((given.length > 1 ? given.shift() : given[0]) ?? { data: {} })
  })
  vi.stubGlobal(
    'WebSocket',
    class {
      close() {}
    },
  )
})
afterEach(() => vi.unstubAllGlobals())

const open = (path: string) =>
  renderAt(
    path,
    <SessionProvider>
      <Routes />
    </SessionProvider>,
  )
const inputs = (operation: string) =>
  sent.filter(each => each.operationName === operation).map(each => each.variables?.input)

test('where the host has an identity provider I go there, and say where I want to be', async () => {
  const assign = vi.fn()
  vi.stubGlobal('location', { ...window.location, assign })
  answers.BeginOpenId = [
    {
      data: {
        beginOpenId: {
          __typename: 'BeginOpenIdPayload',
          authorizationUrl: 'https://billing.example/authorize',
          userErrors: [],
        },
      },
    },
  ]
  open('/sign-in?next=%2Fservers%3Fsearch%3Dweb')
  await userEvent.click(await screen.findByRole('button', { name: 'Continue with Example Billing' }))
  await waitFor(() => expect(assign).toHaveBeenCalledWith('https://billing.example/authorize'))
  expect(inputs('BeginOpenId')).toEqual([{ purpose: 'SIGN_IN', returnTo: '/servers?search=web' }])
})

test('where it does not answer I read why, and the password is still there', async () => {
  answers.BeginOpenId = [
    {
      data: {
        beginOpenId: {
          __typename: 'BeginOpenIdPayload',
          authorizationUrl: null,
          userErrors: [userError({ code: 'IDENTITY_PROVIDER_UNAVAILABLE', message: 'It does not answer.' })],
        },
      },
    },
  ]
  open('/sign-in')
  await userEvent.click(await screen.findByRole('button', { name: 'Continue with Example Billing' }))
  expect(await screen.findByRole('alert')).toHaveTextContent('It does not answer.')
  expect(screen.getByLabelText('Password')).toBeVisible()
})

test('where the host has none there is no button', async () => {
  answers.OpenIdProvider = [{ data: { openIdProvider: null } }]
  open('/sign-in')
  await waitFor(() => expect(inputs('OpenIdProvider')).toHaveLength(1))
  expect(screen.queryByRole('button', { name: /^Continue with/ })).toBeNull()
})

test('coming back I am signed in and where I wanted to be', async () => {
  answers.FinishOpenId = [finished({ purpose: 'SIGN_IN', viewer, returnTo: '/servers?search=web' })]
  const { address } = open('/sign-in/openid?code=abc&state=def')
  expect(await screen.findByRole('heading', { name: 'Servers' })).toBeVisible()
  expect(address()).toBe('/servers?search=web')
  expect(inputs('FinishOpenId')).toHaveLength(1)
})

test('a code is asked for where there is a second factor', async () => {
  answers.FinishOpenId = [
    finished({
      userErrors: [userError({ code: 'SECOND_FACTOR_REQUIRED', message: 'Give a code.', field: ['code'] })],
    }),
    finished({ userErrors: [userError({ message: 'This code is wrong.', field: ['code'] })] }),
    finished({ purpose: 'SIGN_IN', viewer }),
  ]
  const { address } = open('/sign-in/openid?code=abc&state=def')
  await userEvent.type(await screen.findByLabelText('Code'), '000000{Enter}')
  expect(await screen.findByRole('alert')).toHaveTextContent('This code is wrong.')
  // What the provider answered is not left in the address meanwhile.
  expect(address()).toBe('/sign-in/openid')
  await userEvent.type(screen.getByLabelText('Code'), '123456{Enter}')
  expect(await screen.findByRole('heading', { name: 'Servers' })).toBeVisible()
  expect(inputs('FinishOpenId').map(each => (each as { code: string | null }).code)).toEqual([
    null,
    '000000',
    '123456',
  ])
})

test('what is refused is said, with the way back', async () => {
  answers.FinishOpenId = [finished({ userErrors: [userError({})] })]
  const { address } = open('/sign-in/openid?code=abc&state=def')
  expect(await screen.findByRole('alert')).toHaveTextContent('This took too long.')
  await userEvent.click(screen.getByRole('link', { name: 'Back to sign in' }))
  expect(await screen.findByLabelText('Password')).toBeVisible()
  expect(address()).toBe('/sign-in')
})

test('who came back to confirm something is where they were, and nowhere else', async () => {
  answers.Viewer = [{ data: { viewer } }]
  answers.FinishOpenId = [finished({ purpose: 'CONFIRM', viewer, returnTo: '//evil.example/servers' })]
  const { address } = open('/sign-in/openid?code=abc&state=def')
  expect(await screen.findByRole('heading', { name: 'Servers' })).toBeVisible()
  expect(address()).toBe('/servers')
})
