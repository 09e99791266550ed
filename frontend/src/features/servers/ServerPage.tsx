import { type ReactNode, useEffect, useRef } from 'react'
import { useQuery } from 'urql'
import { Link, useLocation } from 'wouter'
import { ServerSectionsDocument } from '~/api/generated/graphql'
import { useReverseDnsOffered } from '~/api/useReverseDnsOffered'
import { useText } from '~/i18n/i18n'
import { classes } from '~/ui/classes'
import { Failure } from '~/ui/Failure'
import { Loading, Skeleton } from '~/ui/Skeleton'
import { paths } from '~/util/paths'
import { ServerHeader } from './ServerHeader'
import { ServerNotices } from './ServerNotices'
import styles from './ServerPage.module.css'
import { sectionsOf } from './sections'
import { type ServerDetail, type ServerPart, useServer } from './useServer'

/** What a tab of the page gets. */
export interface ServerTabProps {
  server: ServerDetail
  forOperator: boolean
  /** How one part of the page fared by itself. */
  part: (field: keyof ServerDetail) => ServerPart
  /** Reads the page again, when something has been done to the server. */
  refetch: () => void
}

interface Props {
  serverId: string
  forOperator: boolean
  /** Shown where there is no such server. */
  notFound: ReactNode
  children: (tab: ServerTabProps) => ReactNode
}

/** The frame of one server's pages: its header, what to know about it, and the tabs. */
export function ServerPage({ serverId, forOperator, notFound, children }: Props) {
  const text = useText()
  const { server, missing, problem, refetch, refreshing, part } = useServer(serverId)
  if (missing) return notFound
  if (problem?.code === 'NOT_FOUND') return notFound
  return (
    <>
      <nav aria-label={text('ui.breadcrumb')} className={styles.crumb}>
        <Link href={paths.servers()}>{text('servers.title')}</Link>
      </nav>
      {problem && (
        <Failure
          title={text('server.failed')}
          detail={problem.message}
          requestId={problem.requestId}
          retrying={refreshing}
          onRetry={refetch}
        />
      )}
      {!server && !problem && (
        <>
          <Loading />
          <Skeleton lines={2} />
          <div className={styles.waiting}>
            <Skeleton lines={9} />
            <Skeleton lines={6} />
          </div>
        </>
      )}
      {server && (
        <>
          <ServerHeader server={server} forOperator={forOperator} />
          <ServerNotices server={server} />
          <Tabs server={server} />
          {children({ server, forOperator, part, refetch })}
        </>
      )}
    </>
  )
}

function Tabs({ server }: { server: ServerDetail }) {
  const text = useText()
  const [location] = useLocation()
  const nav = useRef<HTMLElement>(null)
  const offersReverseDns = useReverseDnsOffered()
  const [{ data }] = useQuery({ query: ServerSectionsDocument, variables: { id: server.id } })
  // biome-ignore lint/correctness/useExhaustiveDependencies: another page is another current tab
  useEffect(() => {
    // On a phone the tabs do not fit beside each other.
    nav.current?.querySelector('[aria-current]')?.scrollIntoView?.({ inline: 'center', block: 'nearest' })
  }, [location])
  return (
    <nav ref={nav} className={styles.tabs} aria-label={text('server.tabs')}>
      {sectionsOf(server, data, offersReverseDns).map(({ path, label }) => {
        const here = path(server.id) === location
        return (
          <Link
            key={label}
            href={path(server.id)}
            className={classes(styles.tab, here && styles.current)}
            aria-current={here ? 'page' : undefined}
          >
            {text(label)}
          </Link>
        )
      })}
    </nav>
  )
}
