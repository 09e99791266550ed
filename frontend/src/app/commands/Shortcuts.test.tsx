import { screen, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterEach, expect, test, vi } from 'vitest'
import { fakeServer } from '~/testing/fakeServer'
import { renderAt } from '~/testing/render'
import { allOf, aServer } from '~/testing/server'
import { Shortcuts } from './Shortcuts'

afterEach(() => {
  localStorage.clear()
  sessionStorage.clear()
})

interface Given {
  path?: string
  forOperator?: boolean
  server?: object
  answers?: object
}

/** Opens a page with a search and another input on it. */
function open({ path = '/servers', forOperator = false, server = aServer(), answers = {} }: Given = {}) {
  const searched: (string | undefined)[] = []
  const fake = fakeServer({
    servers: ({ filter }: { filter?: { search?: string } }) => {
      searched.push(filter?.search)
      return allOf(
        [aServer(), aServer({ id: 'srv_2', name: 'mail', hostname: 'mx.example.net' })].filter(each =>
          String(each.name).includes(filter?.search ?? ''),
        ),
      )
    },
    node: server,
    ...answers,
  })
  const page = renderAt(
    path,
    <>
      <main>
        <input type="search" aria-label="Search" />
        <input aria-label="Other" />
      </main>
      <Shortcuts forOperator={forOperator} />
    </>,
    fake.client,
  )
  return { ...fake, ...page, searched }
}

const field = () => screen.findByRole('combobox', { name: 'Go to a server or a page, or do something' })
const active = async () => {
  const id = (await field()).getAttribute('aria-activedescendant')
  return id ? document.getElementById(id)?.textContent : null
}

test.each(['{Control>}k{/Control}', '{Meta>}k{/Meta}'])(
  '%s opens the commands, Escape closes them',
  async keys => {
    const { address } = open()
    await userEvent.keyboard(keys)
    expect(await field()).toHaveFocus()
    expect(address()).toBe('/servers?dialog=commands')
    await userEvent.click(screen.getByRole('button', { name: 'Close' }))
    expect(address()).toBe('/servers')
  },
)

test('I type a part of a name, walk the list and go to the server', async () => {
  const { address, searched } = open()
  await userEvent.keyboard('{Control>}k{/Control}')
  await userEvent.type(await field(), 'mai')
  await waitFor(() => expect(searched.at(-1)).toBe('mai'))
  await waitFor(() => expect(screen.getAllByRole('option')).toHaveLength(1))
  expect(await active()).toBe('mailmx.example.net')
  expect(screen.getByText('1 result')).toBeInTheDocument()
  await userEvent.keyboard('{Enter}')
  expect(address()).toBe('/servers/srv_2')
})

test('arrow keys walk the list round, and who listens is told where', async () => {
  open()
  await userEvent.keyboard('{Control>}k{/Control}')
  await screen.findByRole('option', { name: /^mail/ })
  const options = screen.getAllByRole('option').map(each => each.textContent)
  expect(await active()).toBe(options[0])
  await userEvent.keyboard('{ArrowDown}')
  expect(await active()).toBe(options[1])
  expect(screen.getByRole('option', { selected: true })).toHaveTextContent(String(options[1]))
  await userEvent.keyboard('{ArrowUp}{ArrowUp}')
  expect(await active()).toBe(options.at(-1))
})

test('on a server I find what may be done with it now, and only that', async () => {
  const { address } = open({ path: '/servers/srv_1' })
  await userEvent.keyboard('{Control>}k{/Control}')
  const here = within(await screen.findByRole('group', { name: 'This server' }))
  await here.findByRole('option', { name: 'Restart: web-1' })
  expect(here.queryByRole('option', { name: 'Start: web-1' })).not.toBeInTheDocument()
  expect(here.getByRole('option', { name: 'Activity' })).toBeVisible()
  expect(here.getByRole('option', { name: 'History' })).toBeVisible()
  await userEvent.click(here.getByRole('option', { name: 'Restart: web-1' }))
  expect(address()).toBe('/servers/srv_1?dialog=restart')
})

test('the console opens in a window of its own, where there is a screen', async () => {
  const opened = vi.spyOn(window, 'open').mockReturnValue(null)
  const { address } = open({
    path: '/servers/srv_1',
    server: aServer({ actions: [{ kind: 'OPEN_CONSOLE', allowed: true, reason: null }] }),
  })
  await userEvent.keyboard('{Control>}k{/Control}')
  await userEvent.click(await screen.findByRole('option', { name: 'Console: web-1' }))
  expect(opened).toHaveBeenCalledWith('/servers/srv_1/console', '_blank', 'noopener')
  expect(address()).toBe('/servers/srv_1')
})

test('an order that is refused says why, where it was given', async () => {
  open({
    path: '/servers/srv_1',
    server: aServer({ actions: [{ kind: 'BOOT', allowed: true, reason: null }] }),
    answers: {
      powerServer: () => ({
        server: null,
        task: null,
        userErrors: [{ code: 'BUSY', message: 'Another action is still running.', field: null }],
      }),
    },
  })
  await userEvent.keyboard('{Control>}k{/Control}')
  await userEvent.click(await screen.findByRole('option', { name: 'Start: web-1' }))
  expect(await screen.findByRole('alert')).toHaveTextContent('Another action is still running.')
})

test('nothing matches, and the list says so', async () => {
  open()
  await userEvent.keyboard('{Control>}k{/Control}')
  await userEvent.type(await field(), 'zzz')
  expect(await screen.findByText('Nothing matches.')).toBeVisible()
})

test('with the mask on, the commands hide names too', async () => {
  sessionStorage.setItem('slipway.masked', 'on')
  open({ path: '/servers/srv_1' })
  await userEvent.keyboard('{Control>}k{/Control}')
  expect(await screen.findByRole('option', { name: 'Restart: w••••' })).toBeVisible()
  expect(document.body).not.toHaveTextContent(/web-1|mail|example\.net/)
})

test('/ goes to the search, g s to the servers, g c to the customers for operators only', async () => {
  const customer = open({ path: '/servers/srv_1' })
  await userEvent.keyboard('/')
  expect(screen.getByRole('searchbox')).toHaveFocus()
  await userEvent.keyboard('gs')
  expect(customer.address()).toBe('/servers/srv_1')
  screen.getByRole('searchbox').blur()
  await userEvent.keyboard('gc')
  expect(customer.address()).toBe('/servers/srv_1')
  await userEvent.keyboard('gs')
  expect(customer.address()).toBe('/servers')
  customer.unmount()
  const operator = open({ forOperator: true })
  await userEvent.keyboard('gc')
  expect(operator.address()).toBe('/customers')
})

test('? shows the shortcuts, where those of single keys can be switched off', async () => {
  const { address } = open()
  await userEvent.keyboard('?')
  const dialog = await screen.findByRole('dialog', { name: 'Keyboard shortcuts' })
  expect(within(dialog).getByText('Go to the servers')).toBeVisible()
  await userEvent.click(within(dialog).getByRole('checkbox', { name: 'Shortcuts of single keys' }))
  await userEvent.click(within(dialog).getByRole('button', { name: 'Close' }))
  await userEvent.keyboard('?')
  expect(address()).toBe('/servers')
  await userEvent.keyboard('{Control>}k{/Control}')
  expect(address()).toBe('/servers?dialog=commands')
})
