import { createHmac } from 'node:crypto'
import { request as requests } from '@playwright/test'
import { call, signIn } from './api'
import { type Login, logins, world } from './world'

const PASSWORD = 'a password of these journeys'
const STEP_MS = 30_000

/** What an authenticator app shows. Each code is good once; `steps` from now there is another one. */
export function codeOf(base32: string, steps = 0): string {
  const bits = [...base32].map(each =>
    'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'.indexOf(each).toString(2).padStart(5, '0'),
  )
  const secret = Buffer.from((bits.join('').match(/.{8}/g) ?? []).map(each => Number.parseInt(each, 2)))
  const step = Buffer.alloc(8)
  step.writeBigUInt64BE(BigInt(Math.floor(Date.now() / STEP_MS) + steps))
  const hash = createHmac('sha1', secret).update(step).digest()
  const number = hash.readUInt32BE((hash.at(-1) ?? 0) & 15) & 0x7fffffff
  return String(number % 1_000_000).padStart(6, '0')
}

/** Somebody new, so that nobody else has to live with what a journey changes. */
export async function somebodyNew(name: string): Promise<Login> {
  const operator = await requests.newContext({ baseURL: world().url })
  await signIn(operator, logins.operator())
  const externalId = `journey-${Date.now()}-${Math.floor(Math.random() * 1e6)}`
  const email = `${externalId}@example.com`
  await call(
    operator,
    'mutation ($input: CreateCustomerInput!) { createCustomer(input: $input) { customer { id } } }',
    { input: { name, email, externalId, password: PASSWORD } },
  )
  await operator.dispose()
  return { role: 'customer', email, password: PASSWORD }
}

/** Turns somebody's second factor on in a browser of its own, and gives what the app and the drawer have then. */
export async function turnOnElsewhere(login: Login): Promise<{ secret: string; recoveryCodes: string[] }> {
  const browser = await requests.newContext({ baseURL: world().url })
  await signIn(browser, login)
  const { beginSecondFactor } = await call<{ beginSecondFactor: { setup: { secret: string } } }>(
    browser,
    'mutation { beginSecondFactor(input: {}) { setup { secret } } }',
  )
  const { secret } = beginSecondFactor.setup
  const { enableSecondFactor } = await call<{ enableSecondFactor: { recoveryCodes: string[] } }>(
    browser,
    'mutation ($code: String!) { enableSecondFactor(input: { code: $code }) { recoveryCodes } }',
    { code: codeOf(secret) },
  )
  await browser.dispose()
  return { secret, recoveryCodes: enableSecondFactor.recoveryCodes }
}

/** Turns it off again, in a browser of its own that signs in with a recovery code. */
export async function turnOffElsewhere({ email, password }: Login, recoveryCode: string | undefined) {
  const browser = await requests.newContext({ baseURL: world().url })
  const input = { email, password, code: recoveryCode }
  await call(browser, 'mutation ($input: SignInInput!) { signIn(input: $input) { viewer { id } } }', {
    input,
  })
  await call(browser, 'mutation { disableSecondFactor(input: {}) { userErrors { message } } }')
  await browser.dispose()
}
