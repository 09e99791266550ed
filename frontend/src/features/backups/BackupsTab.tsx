import { useEffect } from 'react'
import { useQuery } from 'urql'
import { problemOf } from '~/api/errors'
import { type BackupState, ServerBackupsDocument, type ServerBackupsQuery } from '~/api/generated/later'
import { type MessageKey, useLocale, useText } from '~/i18n/i18n'
import { Ago } from '~/ui/Ago'
import { Badge, type Mark, type Tone } from '~/ui/Badge'
import { Button } from '~/ui/Button'
import { Card } from '~/ui/Card'
import { Empty } from '~/ui/Empty'
import { Failure } from '~/ui/Failure'
import { Loading, Skeleton } from '~/ui/Skeleton'
import { formatDateTime } from '~/util/dates'
import { useSearch } from '~/util/useSearchParam'
import styles from './BackupsTab.module.css'

type Backup = NonNullable<
  Extract<NonNullable<ServerBackupsQuery['node']>, { backups: unknown }>['backups']
>[number]

/** A state that the schema gains fails to compile here until it has a look. */
const STATES: Record<BackupState, { label: MessageKey; tone: Tone; mark: Mark }> = {
  IN_PROGRESS: { label: 'backups.IN_PROGRESS', tone: 'accent', mark: 'busy' },
  COMPLETE: { label: 'backups.COMPLETE', tone: 'good', mark: 'check' },
  RESTORING: { label: 'backups.RESTORING', tone: 'warning', mark: 'busy' },
  DELETING: { label: 'backups.DELETING', tone: 'idle', mark: 'half' },
  FAILED: { label: 'backups.FAILED', tone: 'danger', mark: 'triangle' },
}

/** States that become another one by themselves. */
const MOVING: readonly BackupState[] = ['IN_PROGRESS', 'RESTORING', 'DELETING']
/** So many are shown at first. */
const FIRST = 10
/** The server keeps what the panel said for two minutes. */
const LOOK_AGAIN_MS = 120_000

/** The backups that the panel made of a server, newest first, and the plan that they are made by. */
export function BackupsTab({ serverId }: { serverId: string }) {
  const text = useText()
  const [params, change] = useSearch()
  const [{ data, error, fetching, stale }, execute] = useQuery({
    query: ServerBackupsDocument,
    variables: { id: serverId },
  })
  const refetch = () => execute({ requestPolicy: 'network-only' })
  const server = data?.node && 'backups' in data.node ? data.node : null
  const backups = server?.backups ?? null
  const loading = fetching || stale
  const problem = problemOf(error)
  const shown = params.has('all') ? backups : backups?.slice(0, FIRST)
  const rest = (backups?.length ?? 0) - (shown?.length ?? 0)

  const moving = backups?.some(each => MOVING.includes(each.state)) ?? false
  useEffect(() => {
    if (!moving) return
    const timer = setInterval(() => {
      if (!document.hidden) execute({ requestPolicy: 'network-only' })
    }, LOOK_AGAIN_MS)
    return () => clearInterval(timer)
  }, [moving, execute])

  return (
    <Card
      flush
      title={text('backups.title')}
      aside={backups && backups.length > 0 && text('backups.count', { count: backups.length })}
    >
      {server?.backupPlan && (
        <p className={styles.plan}>
          {text('backups.plan')} <bdi>{server.backupPlan.name ?? text('backups.unnamedPlan')}</bdi>
        </p>
      )}
      {!backups && !problem && loading && (
        <div className={styles.pad}>
          <Loading />
          <Skeleton lines={6} />
        </div>
      )}
      {(problem || (!backups && !loading)) && (
        <div className={styles.pad}>
          <Failure
            title={text('backups.failed')}
            detail={problem?.message}
            requestId={problem?.requestId}
            onRetry={refetch}
            retrying={loading}
          />
        </div>
      )}
      {backups?.length === 0 && (
        <Empty icon="archive" title={text('backups.empty')}>
          {text(server?.backupPlan ? 'backups.emptyPlanned' : 'backups.emptyHint')}
        </Empty>
      )}
      {shown && shown.length > 0 && (
        <ol className={styles.backups}>
          {shown.map(backup => (
            <BackupLine key={backup.id} backup={backup} />
          ))}
        </ol>
      )}
      {rest > 0 && (
        <div className={styles.more}>
          <Button onClick={() => change({ all: 'yes' }, { replace: true })}>
            {text('backups.all', { count: backups?.length })}
          </Button>
        </div>
      )}
      {backups && backups.length > 0 && <p className={styles.note}>{text('backups.restoring')}</p>}
    </Card>
  )
}

function BackupLine({ backup: { createdAt, state, storageName } }: { backup: Backup }) {
  const text = useText()
  const locale = useLocale()
  const { label, tone, mark } = STATES[state]
  return (
    <li className={styles.backup}>
      <Badge tone={tone} mark={mark} label={text(label)} />
      <span className={styles.when}>
        {formatDateTime(createdAt, locale)}
        <span className={styles.age}>
          <Ago at={createdAt} />
        </span>
      </span>
      {storageName && (
        <span className={styles.storage}>
          <bdi>{storageName}</bdi>
        </span>
      )}
    </li>
  )
}
