import { Suspense } from 'react'
import { LiveStatsCard } from '~/features/live-stats/LiveStatsCard'
import { ServerOverview } from '~/features/servers/ServerOverview'
import type { ServerTabProps } from '~/features/servers/ServerPage'
import { TrafficCard } from '~/features/traffic/TrafficCard'
import { useText } from '~/i18n/i18n'
import { Failure } from '~/ui/Failure'
import { lazyPart } from '~/ui/lazyPart'
import { PageCrash } from './PageCrash'

const ServiceCard = lazyPart(() => import('~/features/provisioning/ServiceCard'), 'ServiceCard')
const UsageLine = lazyPart(() => import('~/features/usage/UsageLine'), 'UsageLine')
const AccessCard = lazyPart(() => import('~/features/access/AccessCard'), 'AccessCard')

/** Where the features of a server's first tab meet. */
export function OverviewTab({ server, forOperator, part, refetch }: ServerTabProps) {
  const text = useText()
  const usage = (
    <Suspense fallback={null}>
      <UsageLine serverId={server.id} />
    </Suspense>
  )
  return (
    <ServerOverview
      server={server}
      forOperator={forOperator}
      part={part}
      refetch={refetch}
      liveStats={<LiveStatsCard serverId={server.id} powerState={server.powerState} />}
      traffic={<TrafficCard traffic={server.traffic} lastCounted={usage} {...part('traffic')} />}
      access={
        <PageCrash resetKey={server.id} fallback={() => <Failure title={text('access.crashed')} />}>
          <Suspense fallback={null}>
            <AccessCard server={server} />
          </Suspense>
        </PageCrash>
      }
      service={
        forOperator && (
          <PageCrash resetKey={server.id} fallback={() => <Failure title={text('service.loadFailed')} />}>
            <Suspense fallback={null}>
              <ServiceCard
                serverId={server.id}
                serverName={server.name}
                revision={`${server.status} ${server.activeTask?.id}`}
                usage={usage}
              />
            </Suspense>
          </PageCrash>
        )
      }
    />
  )
}
