import { useQuery } from 'urql'
import { Link } from 'wouter'
import { problemOf } from '~/api/errors'
import { ReverseDnsServiceDocument, type ReverseDnsServiceQuery } from '~/api/generated/later'
import { useText } from '~/i18n/i18n'
import { Ago } from '~/ui/Ago'
import { Card } from '~/ui/Card'
import { Failure } from '~/ui/Failure'
import { useMask } from '~/ui/Masking'
import { PageTitle } from '~/ui/PageTitle'
import { Loading, Skeleton } from '~/ui/Skeleton'
import { paths } from '~/util/paths'
import { DiagnosisCard } from './DiagnosisCard'
import { ReconcileCard } from './ReconcileCard'
import styles from './ReverseDns.module.css'

type Service = ReverseDnsServiceQuery['reverseDnsService']

/** One address in depth, the runs over all servers, what waits, and the zones; for operators. */
export function ReverseDnsOperatorPage() {
  const text = useText()
  const [{ data, error, fetching, stale }, execute] = useQuery({ query: ReverseDnsServiceDocument })
  const refetch = () => execute({ requestPolicy: 'network-only' })
  const service = data?.reverseDnsService ?? null
  const problem = problemOf(error)
  return (
    <>
      <PageTitle name={text('rdns.nav')} />
      <div className={styles.cards}>
        {problem && (
          <Failure
            title={text('rdns.service.failed')}
            detail={problem.message}
            requestId={problem.requestId}
            onRetry={refetch}
            retrying={fetching || stale}
          />
        )}
        <DiagnosisCard />
        {!service && !problem && (
          <>
            <Loading />
            <Skeleton lines={6} />
          </>
        )}
        {service && <ReconcileCard lastRun={service.lastRun} onRun={refetch} />}
        {service && <OpenTasks tasks={service.openTasks} />}
        {service?.zones && <Zones zones={service.zones} />}
      </div>
    </>
  )
}

function OpenTasks({ tasks }: { tasks: Service['openTasks'] }) {
  const text = useText()
  const mask = useMask()
  return (
    <Card flush title={text('rdns.tasks')} aside={text('rdns.tasks.count', { count: tasks.length })}>
      {tasks.length === 0 && <p className={styles.about}>{text('rdns.tasks.none')}</p>}
      <ul className={styles.rows}>
        {tasks.map(({ id, message, startedAt, server }) => (
          <li key={id} className={styles.row}>
            {server && (
              <Link href={paths.server(server.id)}>
                <bdi>{mask(server.name)}</bdi>
              </Link>
            )}
            <span>{message}</span>
            <span className={styles.muted}>
              <Ago at={startedAt} />
            </span>
          </li>
        ))}
      </ul>
    </Card>
  )
}

function Zones({ zones }: { zones: NonNullable<Service['zones']> }) {
  const text = useText()
  const mask = useMask()
  return (
    <Card flush title={text('rdns.zones')} aside={text('rdns.zones.count', { count: zones.length })}>
      {zones.length === 0 && <p className={styles.about}>{text('rdns.zones.none')}</p>}
      <ul className={styles.rows}>
        {zones.map(({ name, kind, serial }) => (
          <li key={name} className={styles.row}>
            <bdi>{mask(name)}</bdi>
            <span className={styles.muted}>{kind}</span>
            <span className={styles.muted}>{text('rdns.zones.serial', { serial })}</span>
          </li>
        ))}
      </ul>
    </Card>
  )
}
