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
const unauthenticated = { errors: [{ message: 'Sign in first.', extensions: { code: 'UNAUTHENTICATED' } }] }
const noServers = {
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
}

/** What the server answers, by operation. */
let answers: Record<string, unknown>

beforeEach(() => {
  answers = { Viewer: { data: { viewer: null } }, Servers: { data: { servers: noServers } } }
  vi.stubGlobal('fetch', async (_url: string, init: RequestInit) => {
    const { operationName } = JSON.parse(String(init.body))
    if (answers[operationName] === 'unreachable') throw new TypeError('Failed to fetch')
    return Response.json(answers[operationName])
  })
  // A socket that never opens: nothing here is live.
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

const signInAnswers = (userErrors: object[]) => ({
  data: {
    signIn: { __typename: 'SignInPayload', viewer: userErrors.length ? null : viewer, userErrors },
  },
})
const anError = (different: object) => ({
  __typename: 'UserError',
  code: 'INVALID',
  message: 'Email or password is wrong.',
  field: null,
  retryAfterSeconds: null,
  ...different,
})

async function fillIn() {
  await userEvent.type(await screen.findByLabelText('Email'), 'hello@harbourlane.example')
  await userEvent.type(screen.getByLabelText('Password'), 'a good password')
  await userEvent.click(screen.getByRole('button', { name: 'Sign in' }))
}

test('after signing in I am where I wanted to go', async () => {
  const { address } = open('/servers?search=web')
  expect(await screen.findByRole('heading', { name: 'Sign in' })).toBeVisible()
  expect(address()).toBe('/sign-in?next=%2Fservers%3Fsearch%3Dweb')
  answers.SignIn = signInAnswers([])
  await fillIn()
  expect(await screen.findByRole('heading', { name: 'Servers' })).toBeVisible()
  expect(address()).toBe('/servers?search=web')
})

test('a wrong password says so and lets me try again', async () => {
  open('/sign-in')
  answers.SignIn = signInAnswers([anError({})])
  await fillIn()
  expect(await screen.findByRole('alert')).toHaveTextContent('Email or password is wrong.')
  expect(screen.getByRole('button', { name: 'Sign in' })).not.toHaveAttribute('aria-disabled')
})

test('with a second factor I am asked for a code after the password, and may begin again', async () => {
  open('/sign-in')
  const code = 'SECOND_FACTOR_REQUIRED'
  answers.SignIn = signInAnswers([anError({ code, message: 'Give a code as well.', field: ['code'] })])
  await fillIn()
  expect(await screen.findByRole('heading', { name: 'Enter your code' })).toBeVisible()
  expect(screen.queryByRole('alert')).not.toBeInTheDocument()
  expect(screen.getByLabelText('Code')).toHaveFocus()
  answers.SignIn = signInAnswers([anError({ message: 'This code is wrong.', field: ['code'] })])
  await userEvent.type(screen.getByLabelText('Code'), '000000{Enter}')
  expect(await screen.findByRole('alert')).toHaveTextContent('This code is wrong.')
  await userEvent.click(screen.getByRole('button', { name: 'Start again' }))
  expect(screen.getByLabelText('Email')).toHaveFocus()
  answers.SignIn = signInAnswers([anError({ code, message: 'Give a code as well.', field: ['code'] })])
  await fillIn()
  answers.SignIn = signInAnswers([])
  await userEvent.type(await screen.findByLabelText('Code'), '123456{Enter}')
  expect(await screen.findByRole('heading', { name: 'Servers' })).toBeVisible()
})

test('I choose my language before I sign in, and it stays chosen', async () => {
  open('/sign-in')
  await userEvent.click(await screen.findByRole('button', { name: 'Deutsch' }))
  expect(await screen.findByRole('heading', { name: 'Anmelden' })).toBeVisible()
  expect(screen.getByRole('button', { name: 'Deutsch' })).toHaveAttribute('aria-pressed', 'true')
  expect(localStorage.getItem('slipway.language')).toBe('de')
  await userEvent.click(screen.getByRole('button', { name: 'English' }))
  expect(await screen.findByRole('heading', { name: 'Sign in' })).toBeVisible()
})

test('after too many attempts I am told how long to wait', async () => {
  open('/sign-in')
  answers.SignIn = signInAnswers([
    anError({ code: 'RATE_LIMITED', message: 'Too many attempts.', retryAfterSeconds: 90 }),
  ])
  await fillIn()
  expect(await screen.findByRole('button', { name: 'Try again in 90 seconds' })).toHaveAttribute(
    'aria-disabled',
    'true',
  )
})

test('a session that ends leads to sign in with a sentence, and back afterwards', async () => {
  answers.Viewer = { data: { viewer } }
  answers.Servers = unauthenticated
  const { address } = open('/servers')
  expect(await screen.findByText(/Your session has ended/)).toBeVisible()
  expect(address()).toBe('/sign-in?next=%2Fservers')
})

test('signing out leads to sign in, without a word about an end', async () => {
  answers.Viewer = { data: { viewer } }
  const { address } = open('/servers')
  answers.SignOut = { data: { signOut: true } }
  await userEvent.click(await screen.findByRole('button', { name: 'Account of Harbour Lane Studio' }))
  await userEvent.click(screen.getByRole('menuitem', { name: 'Sign out' }))
  expect(await screen.findByRole('heading', { name: 'Sign in' })).toBeVisible()
  expect(screen.queryByText(/Your session has ended/)).not.toBeInTheDocument()
  await waitFor(() => expect(address()).toBe('/sign-in'))
})

test('while the server can not be reached I can try again', async () => {
  answers.Viewer = 'unreachable'
  open('/servers')
  expect(await screen.findByRole('alert')).toHaveTextContent("Slipway can't be reached.")
  answers.Viewer = { data: { viewer } }
  await userEvent.click(screen.getByRole('button', { name: 'Try again' }))
  expect(await screen.findByRole('heading', { name: 'Servers' })).toBeVisible()
})

test('customers do not find the pages of operators', async () => {
  answers.Viewer = { data: { viewer } }
  open('/customers')
  expect(await screen.findByRole('heading', { name: 'Not found' })).toBeVisible()
})
