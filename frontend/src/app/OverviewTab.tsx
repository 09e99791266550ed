import { LiveStatsCard } from '~/features/live-stats/LiveStatsCard'
import { ServerOverview } from '~/features/servers/ServerOverview'
import type { ServerTabProps } from '~/features/servers/ServerPage'
import { TrafficCard } from '~/features/traffic/TrafficCard'

/** Where the features of a server's first tab meet. */
export function OverviewTab({ server, part, refetch }: ServerTabProps) {
  return (
    <ServerOverview
      server={server}
      part={part}
      refetch={refetch}
      liveStats={<LiveStatsCard serverId={server.id} powerState={server.powerState} />}
      traffic={<TrafficCard traffic={server.traffic} {...part('traffic')} />}
    />
  )
}
