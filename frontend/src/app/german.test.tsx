import { screen } from '@testing-library/react'
import { afterEach, expect, test } from 'vitest'
import { ServerPage } from '~/features/servers/ServerPage'
import { chooseLanguage } from '~/i18n/i18n'
import { fakeServer } from '~/testing/fakeServer'
import { renderAt } from '~/testing/render'
import { aServer } from '~/testing/server'
import { Topic } from '~/testing/topic'
import { OverviewTab } from './OverviewTab'

afterEach(() => chooseLanguage('en'))

test('in German the server gives its reasons in German', async () => {
  await chooseLanguage('de')
  const { client } = fakeServer({
    server: () => aServer(),
    serverUpdated: () => new Topic<object>().stream(),
    liveStats: () => new Topic<object>().stream(),
  })
  const page = (
    <ServerPage serverId="srv_1" forOperator={false} notFound={null}>
      {tab => <OverviewTab {...tab} />}
    </ServerPage>
  )
  renderAt('/servers/srv_1', page, client)
  expect(await screen.findByRole('button', { name: 'Starten' })).toHaveAccessibleDescription(
    'Der Server läuft bereits.',
  )
})
