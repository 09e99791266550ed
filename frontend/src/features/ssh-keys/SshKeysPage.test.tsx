import { webcrypto } from 'node:crypto'
import { screen, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterEach, expect, test, vi } from 'vitest'
import { apiError, fakeServer } from '~/testing/fakeServer'
import { renderAt } from '~/testing/render'
import { SshKeysPage } from './SshKeysPage'

afterEach(() => vi.unstubAllGlobals())

const LAPTOP = {
  __typename: 'SshKey',
  id: 'key_1',
  name: 'Laptop',
  type: 'ssh-ed25519',
  fingerprint: 'SHA256:47DEQpj8HBSaTImW5JCeuQeRkm5NMpJWZG3hSuFU',
  createdAt: '2026-03-01T12:00:00Z',
}

/** Opens the page of a customer who has these keys. */
function open({ keys = [LAPTOP], answers = {}, path = '/ssh-keys' }: Partial<Given> = {}) {
  const fake = fakeServer({
    viewer: {
      id: 'vwr_1',
      customer: {
        id: 'cus_1',
        sshKeys: () => (keys instanceof Error ? Promise.reject(keys) : keys),
      },
    },
    ...answers,
  })
  return { ...fake, ...renderAt(path, <SshKeysPage />, fake.client) }
}

interface Given {
  keys: object[] | Error
  answers: Record<string, unknown>
  path: string
}

const dialog = (name: string) => screen.findByRole('dialog', { name })

test('I see my keys with their type and fingerprint', async () => {
  open()
  const key = await screen.findByRole('listitem')
  expect(key).toHaveTextContent('Laptop')
  expect(key).toHaveTextContent('ssh-ed25519')
  expect(key).toHaveTextContent(LAPTOP.fingerprint)
  await waitFor(() => expect(document.title).toBe('SSH keys · Slipway'))
})

test('without keys I am told how to get one', async () => {
  open({ keys: [] })
  expect(await screen.findByText('There are no SSH keys yet')).toBeVisible()
})

test('keys that the panel can not give are said to be so, and trying again works', async () => {
  const keys: object[] = []
  let broken = true
  open({
    answers: {
      viewer: {
        id: 'vwr_1',
        customer: {
          id: 'cus_1',
          sshKeys: () => {
            if (broken) throw apiError('PANEL_UNAVAILABLE', 'The panel did not answer.')
            return keys
          },
        },
      },
    },
  })
  const alert = await screen.findByRole('alert')
  expect(alert).toHaveTextContent('The panel did not answer.')
  broken = false
  await userEvent.click(within(alert).getByRole('button', { name: 'Try again' }))
  expect(await screen.findByText('There are no SSH keys yet')).toBeVisible()
})

test('I add a key that I paste, and it is in the list', async () => {
  const keys: object[] = [LAPTOP]
  const sent: unknown[] = []
  const { address } = open({
    keys,
    answers: {
      addSshKey: ({ input }: { input: { name: string } }) => {
        sent.push(input)
        const sshKey = { ...LAPTOP, id: 'key_2', name: input.name }
        keys.push(sshKey)
        return { sshKey, userErrors: [] }
      },
    },
  })
  await userEvent.click(await screen.findByRole('button', { name: 'Add key' }))
  expect(address()).toBe('/ssh-keys?dialog=add')
  const add = await dialog('Add an SSH key')
  await userEvent.type(within(add).getByRole('textbox', { name: 'Name' }), 'Desktop')
  await userEvent.type(within(add).getByRole('textbox', { name: 'Public key' }), ' ssh-ed25519 AAAA desk ')
  await userEvent.click(within(add).getByRole('button', { name: 'Add key' }))
  expect(await screen.findByRole('heading', { name: 'Desktop' })).toBeVisible()
  expect(sent).toEqual([{ name: 'Desktop', publicKey: 'ssh-ed25519 AAAA desk' }])
  expect(address()).toBe('/ssh-keys')
  expect(screen.getByText('The key Desktop is added.')).toBeInTheDocument()
})

test('what is wrong with a key is said at its field', async () => {
  open({
    path: '/ssh-keys?dialog=add',
    answers: {
      addSshKey: () => ({
        sshKey: null,
        userErrors: [{ code: 'INVALID', message: 'This is a private key.', field: ['publicKey'] }],
      }),
    },
  })
  const add = await dialog('Add an SSH key')
  await userEvent.type(within(add).getByRole('textbox', { name: 'Name' }), 'Desktop')
  const field = within(add).getByRole('textbox', { name: 'Public key' })
  await userEvent.type(field, 'nonsense')
  await userEvent.click(within(add).getByRole('button', { name: 'Add key' }))
  await waitFor(() => expect(field).toHaveAccessibleDescription(/This is a private key\./))
  expect(field).toBeInvalid()
})

test('I make a pair here, have to save its private half, and only the public half is sent', async () => {
  vi.stubGlobal('crypto', webcrypto)
  const user = userEvent.setup()
  const sent: { name: string; publicKey: string }[] = []
  open({
    path: '/ssh-keys?dialog=add',
    answers: {
      addSshKey: ({ input }: { input: { name: string; publicKey: string } }) => {
        sent.push(input)
        return { sshKey: { ...LAPTOP, id: 'key_2', name: input.name }, userErrors: [] }
      },
    },
  })
  const add = await dialog('Add an SSH key')
  await user.type(within(add).getByRole('textbox', { name: 'Name' }), 'New')
  await user.click(within(add).getByRole('button', { name: 'Make a new pair in this browser' }))
  expect(await within(add).findByText(/-----BEGIN OPENSSH PRIVATE KEY-----/)).toBeVisible()
  const field = within(add).getByRole('textbox', { name: 'Public key' })
  expect(field).toHaveDisplayValue(/^ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAI/)

  const submit = within(add).getByRole('button', { name: 'Add key' })
  expect(submit).toHaveAccessibleDescription('Download or copy the private key first.')
  await user.click(submit)
  expect(sent).toEqual([])

  const written = vi.spyOn(navigator.clipboard, 'writeText')
  await user.click(within(add).getByRole('button', { name: 'Copy: Private key' }))
  expect(written).toHaveBeenCalledWith(expect.stringContaining('-----END OPENSSH PRIVATE KEY-----\n'))
  await user.click(submit)
  await waitFor(() => expect(screen.queryByRole('dialog')).not.toBeInTheDocument())
  expect(sent).toEqual([{ name: 'New', publicKey: expect.stringMatching(/^ssh-ed25519 \S+$/) }])
  expect(document.body.innerHTML).not.toContain('PRIVATE KEY')
})

test('I download the private half as id_ed25519', async () => {
  vi.stubGlobal('crypto', webcrypto)
  let file: Blob | undefined
  URL.createObjectURL = vi.fn(blob => {
    file = blob as Blob
    return 'blob:pair'
  })
  URL.revokeObjectURL = vi.fn()
  let name = ''
  vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(function (this: HTMLAnchorElement) {
    name = this.download
  })
  open({ path: '/ssh-keys?dialog=add' })
  const add = await dialog('Add an SSH key')
  await userEvent.click(within(add).getByRole('button', { name: 'Make a new pair in this browser' }))
  await userEvent.click(await within(add).findByRole('button', { name: 'Download id_ed25519' }))
  expect(name).toBe('id_ed25519')
  expect(file?.size).toBeGreaterThan(350)
  expect(URL.revokeObjectURL).toHaveBeenCalledWith('blob:pair')
  expect(within(add).getByRole('button', { name: 'Add key' })).not.toHaveAttribute('aria-disabled')
})

test('a browser that can not make keys says what to do instead', async () => {
  vi.stubGlobal('crypto', { getRandomValues: webcrypto.getRandomValues.bind(webcrypto) })
  open({ path: '/ssh-keys?dialog=add' })
  const add = await dialog('Add an SSH key')
  await userEvent.click(within(add).getByRole('button', { name: 'Make a new pair in this browser' }))
  expect(await within(add).findByRole('alert')).toHaveTextContent('ssh-keygen -t ed25519')
})

test('a key is removed after I was asked', async () => {
  const keys: object[] = [LAPTOP]
  open({
    keys,
    answers: {
      removeSshKey: () => {
        keys.pop()
        return { removedId: 'key_1', userErrors: [] }
      },
    },
  })
  await userEvent.click(await screen.findByRole('button', { name: 'Remove Laptop' }))
  const ask = await dialog('Remove Laptop?')
  expect(within(ask).getByRole('button', { name: 'Cancel' })).toHaveFocus()
  await userEvent.click(within(ask).getByRole('button', { name: 'Remove' }))
  expect(await screen.findByText('There are no SSH keys yet')).toBeVisible()
  expect(screen.getByText('The key Laptop is removed.')).toBeInTheDocument()
})

test('a key that could not be removed stays, and the question says why', async () => {
  open({
    path: '/ssh-keys?dialog=remove&of=key_1',
    answers: {
      removeSshKey: () => ({
        removedId: null,
        userErrors: [{ code: 'REJECTED_BY_PANEL', message: 'The panel refused.', field: null }],
      }),
    },
  })
  const ask = await dialog('Remove Laptop?')
  await userEvent.click(within(ask).getByRole('button', { name: 'Remove' }))
  expect(await within(ask).findByRole('alert')).toHaveTextContent('The panel refused.')
  expect(screen.getByRole('heading', { name: 'Laptop' })).toBeInTheDocument()
})
