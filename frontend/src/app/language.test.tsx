import { act, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterEach, expect, test, vi } from 'vitest'
import { ServersPage } from '~/features/servers/ServersPage'
import { TrafficCard } from '~/features/traffic/TrafficCard'
import { chooseLanguage, startLanguage } from '~/i18n/i18n'
import { fakeServer } from '~/testing/fakeServer'
import { renderAt } from '~/testing/render'
import { allOf, aPeriod, aServer } from '~/testing/server'
import { Topic } from '~/testing/topic'
import { AccountMenu } from './AccountMenu'

afterEach(async () => {
  vi.restoreAllMocks()
  await act(() => chooseLanguage('en'))
  localStorage.clear()
})

function open() {
  const { client } = fakeServer({
    servers: () => allOf([aServer()]),
    serverUpdated: () => new Topic<object>().stream(),
  })
  const period = aPeriod({ totalBytes: 1.5 * 1024 ** 3, limitBytes: null, remainingBytes: null })
  return renderAt(
    '/servers',
    <>
      <AccountMenu
        button=""
        account={{ name: 'Studio', email: 'a@b.example' }}
        onSignOut={async () => true}
      />
      <ServersPage forOperator={false} />
      <TrafficCard
        traffic={{ currentPeriod: period, months: [period] } as never}
        problem={null}
        retry={() => undefined}
        retrying={false}
      />
    </>,
    client,
  )
}

test('in the account menu I choose German; texts, numbers and dates follow at once and are remembered', async () => {
  open()
  expect(await screen.findByRole('heading', { level: 1, name: 'Servers' })).toBeVisible()
  expect(screen.getByText('1.50 GB')).toBeVisible()
  await userEvent.click(screen.getByRole('button', { name: 'Account of Studio' }))
  expect(screen.getByRole('menuitemradio', { name: 'English' })).toHaveAttribute('aria-checked', 'true')
  await userEvent.click(screen.getByRole('menuitemradio', { name: 'Deutsch' }))
  expect(await screen.findByRole('heading', { level: 1, name: 'Server' })).toBeVisible()
  expect(screen.getByRole('listitem')).toHaveTextContent('Läuft')
  expect(screen.getByText('1,50 GB')).toBeVisible()
  expect(screen.getByText('Dieser Zeitraum: 5. März bis 5. Apr.')).toBeVisible()
  expect(screen.getByText('1 Server')).toBeVisible()
  expect(document.documentElement.lang).toBe('de')
  expect(document.title).toBe('Server · Slipway')
  expect(localStorage.getItem('slipway.language')).toBe('de')
})

test.each([
  [['de-AT', 'en'], null, 'Kein Server gefunden'],
  [['fr-FR', 'de'], null, 'Kein Server gefunden'],
  [['fr-FR', 'ja'], null, 'No server matches'],
  [['en-US', 'de'], null, 'No server matches'],
  [['en-US'], 'de', 'Kein Server gefunden'],
  [['de-DE'], 'en', 'No server matches'],
])('a browser that prefers %s, where %s was chosen, reads "%s"', async (languages, chosen, text) => {
  vi.spyOn(navigator, 'languages', 'get').mockReturnValue(languages)
  if (chosen) localStorage.setItem('slipway.language', chosen)
  await startLanguage()
  const { client } = fakeServer({
    servers: () => allOf([]),
    serverUpdated: () => new Topic<object>().stream(),
  })
  renderAt('/servers?search=zzz', <ServersPage forOperator={false} />, client)
  expect(await screen.findByText(text)).toBeVisible()
})
