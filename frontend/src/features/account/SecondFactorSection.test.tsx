import { screen, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { expect, test } from 'vitest'
import { FreshCheckGate } from '~/app/FreshCheckGate'
import { fakeServer } from '~/testing/fakeServer'
import { renderAt } from '~/testing/render'
import { SecondFactorSection } from './SecondFactorSection'

type Methods = { secondFactorOffered: boolean; secondFactor: object | null; passkeys?: object[] }

const ON = { enabledAt: '2026-03-01T12:00:00Z', recoveryCodesLeft: 10 }
const SETUP = { secret: 'JBSWY3DPEHPK3PXP', uri: 'otpauth://totp/Slipway:me?secret=JBSWY3DPEHPK3PXP' }
const CODES = ['AAAA-BBBB-CCCC-DDDD', 'EEEE-FFFF-GGGG-HHHH']
const refusal = (code: string, message: string, field: string[] | null = null) => [{ code, message, field }]

function open(methods: Methods, answers: Record<string, unknown> = {}, path = '/account') {
  const fake = fakeServer({
    viewer: {
      id: 'acc_1',
      signInMethods: () => ({ passkeys: [], hasPassword: true, openIdIdentities: [], ...methods }),
    },
    ...answers,
  })
  const page = (
    <>
      <SecondFactorSection />
      <FreshCheckGate freshCheck={fake.freshCheck} />
    </>
  )
  return { ...fake, ...renderAt(path, page, fake.client) }
}

test('I set it up: scan, type the code, keep the recovery codes, and see that it is on', async () => {
  const methods: Methods = { secondFactorOffered: true, secondFactor: null }
  const tried: string[] = []
  open(methods, {
    beginSecondFactor: { setup: SETUP, userErrors: [] },
    enableSecondFactor: ({ input }: { input: { code: string } }) => {
      tried.push(input.code)
      if (input.code !== '123456')
        return { recoveryCodes: null, userErrors: refusal('INVALID', 'This code is wrong.', ['code']) }
      methods.secondFactor = ON
      return { recoveryCodes: CODES, userErrors: [] }
    },
  })
  await userEvent.click(await screen.findByRole('button', { name: 'Set up' }))
  const dialog = await screen.findByRole('dialog', { name: 'Set up the second factor' })
  expect(await within(dialog).findByRole('img', { name: /QR code/ })).toBeVisible()
  expect(dialog).toHaveTextContent(SETUP.secret)
  const code = within(dialog).getByLabelText('Code')
  await waitFor(() => expect(code).toHaveFocus())
  await userEvent.type(code, '000000{Enter}')
  await waitFor(() => expect(code).toHaveAccessibleDescription(/This code is wrong/))
  await userEvent.type(code, '123456{Enter}')
  const shown = await screen.findByRole('dialog', { name: 'Keep these recovery codes' })
  for (const each of CODES) expect(shown).toHaveTextContent(each)
  await userEvent.click(within(shown).getByRole('button', { name: 'I have kept them' }))
  expect(await screen.findByText('On')).toBeVisible()
  expect(tried).toEqual(['000000', '123456'])
  expect(document.body).not.toHaveTextContent('AAAA-BBBB')
})

test('where the host has no key I am told so, and offered nothing', async () => {
  open({ secondFactorOffered: false, secondFactor: null })
  expect(await screen.findByText(/can't be set up here yet/)).toBeVisible()
  expect(screen.queryByRole('button', { name: 'Set up' })).toBeNull()
})

test('I am warned before the recovery codes run out', async () => {
  open({ secondFactorOffered: true, secondFactor: { ...ON, recoveryCodesLeft: 1 } })
  expect(await screen.findByText(/Only 1 recovery code is left/)).toBeVisible()
})

test('turning it off asks who I am, and then goes on by itself', async () => {
  const methods: Methods = { secondFactorOffered: true, secondFactor: ON }
  let fresh = false
  const { asked } = open(methods, {
    disableSecondFactor: () => {
      if (!fresh) return { userErrors: refusal('FRESH_CHECK_REQUIRED', 'Confirm that it is you.') }
      methods.secondFactor = null
      return { userErrors: [] }
    },
    confirmIdentity: ({ input }: { input: { code?: string; password?: string } }) => {
      expect(input).toEqual({ code: '123456' })
      fresh = true
      return { freshUntil: '2026-03-01T12:15:00Z', userErrors: [] }
    },
  })
  await userEvent.click(await screen.findByRole('button', { name: 'Turn off' }))
  const question = await screen.findByRole('dialog', { name: 'Turn the second factor off?' })
  await userEvent.click(within(question).getByRole('button', { name: 'Turn off' }))
  const check = await screen.findByRole('dialog', { name: 'Confirm that it is you' })
  await userEvent.type(await within(check).findByLabelText('Code'), '123456{Enter}')
  expect(await screen.findByText('Off')).toBeVisible()
  expect(screen.queryByRole('dialog')).toBeNull()
  expect(asked.filter(each => each === 'DisableSecondFactor')).toHaveLength(2)
})

test('who does not confirm has changed nothing, and reads why', async () => {
  const { asked } = open(
    { secondFactorOffered: true, secondFactor: ON },
    { disableSecondFactor: { userErrors: refusal('FRESH_CHECK_REQUIRED', 'Show that it is you.') } },
    '/account?dialog=second-factor-off',
  )
  const question = await screen.findByRole('dialog', { name: 'Turn the second factor off?' })
  await userEvent.click(within(question).getByRole('button', { name: 'Turn off' }))
  const check = await screen.findByRole('dialog', { name: 'Confirm that it is you' })
  await userEvent.click(await within(check).findByRole('button', { name: 'Cancel' }))
  expect(await within(question).findByRole('alert')).toHaveTextContent('Show that it is you.')
  expect(asked.filter(each => each === 'DisableSecondFactor')).toHaveLength(1)
})

test('without a second factor it is the password that is asked for', async () => {
  const given: unknown[] = []
  open(
    { secondFactorOffered: true, secondFactor: null },
    {
      beginSecondFactor: () =>
        given.length > 1
          ? { setup: SETUP, userErrors: [] }
          : { setup: null, userErrors: refusal('FRESH_CHECK_REQUIRED', 'Show that it is you.') },
      confirmIdentity: ({ input }: { input: object }) => {
        given.push(input)
        return given.length > 1
          ? { freshUntil: '2026-03-01T12:15:00Z', userErrors: [] }
          : { freshUntil: null, userErrors: refusal('INVALID', 'This password is wrong.', ['password']) }
      },
    },
    '/account?dialog=second-factor',
  )
  const check = await screen.findByRole('dialog', { name: 'Confirm that it is you' })
  const password = await within(check).findByLabelText('Your password')
  await userEvent.type(password, 'wrong{Enter}')
  await waitFor(() => expect(password).toHaveAccessibleDescription('This password is wrong.'))
  await userEvent.type(password, 'right{Enter}')
  expect(await screen.findByRole('img', { name: /QR code/ })).toBeVisible()
  expect(given).toEqual([{ password: 'wrong' }, { password: 'right' }])
})
