import type { ReactNode } from 'react'
import { AddressesCard } from './AddressesCard'
import { DetailsCard } from './DetailsCard'
import { FilesystemsCard } from './FilesystemsCard'
import { PowerCard } from './PowerCard'
import styles from './ServerOverview.module.css'
import type { ServerTabProps } from './ServerPage'

interface Props extends ServerTabProps {
  liveStats: ReactNode
  traffic: ReactNode
}

/** The first tab: power, live figures and what the server is made of. */
export function ServerOverview({ server, part, refetch, liveStats, traffic }: Props) {
  return (
    <div className={styles.overview}>
      <div className={styles.power}>
        <PowerCard server={server} onTaskEnd={refetch} />
      </div>
      <div className={styles.main}>
        {liveStats}
        <FilesystemsCard
          filesystems={server.filesystems}
          part={part('filesystems')}
          powerState={server.powerState}
        />
      </div>
      <div className={styles.side}>
        <AddressesCard addresses={server.addresses} />
        {traffic}
        <DetailsCard server={server} />
      </div>
    </div>
  )
}
