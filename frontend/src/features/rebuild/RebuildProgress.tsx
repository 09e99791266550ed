import { useEffect } from 'react'
import { useSubscription } from 'urql'
import { Link } from 'wouter'
import { type RebuildTaskFragment, RebuildUpdatedDocument } from '~/api/generated/later'
import { useText } from '~/i18n/i18n'
import { Ago } from '~/ui/Ago'
import { useAnnounce } from '~/ui/Announcer'
import { Button, buttonClass } from '~/ui/Button'
import { Card } from '~/ui/Card'
import { CopyButton } from '~/ui/CopyButton'
import { useMask } from '~/ui/Masking'
import { Notice } from '~/ui/Notice'
import { Progress } from '~/ui/Progress'
import { paths } from '~/util/paths'
import styles from './Rebuild.module.css'
import type { RebuildServer } from './RebuildTab'

interface Props {
  server: RebuildServer
  taskId: string
  /** The task as it was when it was ordered here; null where it was ordered elsewhere. */
  ordered: RebuildTaskFragment | null
  /** What is being installed; null where that is not known here. */
  system: string | null
  onEnd: () => void
  /** Back to the form. */
  onAgain: () => void
}

/** What a rebuild is doing, how it ended, and what to do then. */
export function RebuildProgress({ server, taskId, ordered, system, onEnd, onAgain }: Props) {
  const text = useText()
  const announce = useAnnounce()
  const [{ data }] = useSubscription({ query: RebuildUpdatedDocument, variables: { taskId } })
  const task = data?.taskUpdated ?? ordered
  const state = task?.state
  const ended = state === 'SUCCEEDED' || state === 'FAILED'
  useEffect(() => {
    if (ended) onEnd()
  }, [ended, onEnd])

  const what = system ?? text('rebuild.someSystem')
  const title = text(
    state === 'SUCCEEDED' ? 'rebuild.installed' : state === 'FAILED' ? 'rebuild.broke' : 'rebuild.installing',
    { system: what },
  )
  useEffect(() => announce(title), [announce, title])

  return (
    <Card title={text('server.tab.rebuild')}>
      <div className={styles.progress}>
        {!ended && (
          <>
            <Progress label={title} percent={task?.progressPercent ?? null} note={task?.message} />
            <p className={styles.hint}>
              {task && (
                <>
                  {text('rebuild.began')} <Ago at={task.startedAt} />.{' '}
                </>
              )}
              {text('rebuild.goesOn')}
            </p>
          </>
        )}
        {state === 'SUCCEEDED' && <Installed title={title} server={server} onAgain={onAgain} />}
        {state === 'FAILED' && (
          <>
            <Notice tone="danger">
              <p>{title}</p>
              {task?.message && <p>{task.message}</p>}
            </Notice>
            <div className={styles.next}>
              <Button look="primary" onClick={onAgain}>
                {text('rebuild.again')}
              </Button>
            </div>
          </>
        )}
      </div>
    </Card>
  )
}

function Installed({ title, server, onAgain }: { title: string } & Pick<Props, 'server' | 'onAgain'>) {
  const text = useText()
  const mask = useMask()
  const address = (server.addresses.find(each => each.primary) ?? server.addresses[0])?.address
  const windows = /windows/i.test(server.operatingSystem?.name ?? '')
  return (
    <>
      <Notice tone="good" icon="check">
        <p>{title}</p>
        <p>{text('rebuild.mailed')}</p>
      </Notice>
      {address && !windows && (
        <div>
          <p className={styles.hint}>{text('rebuild.hostKey')}</p>
          <p className={styles.command}>
            <code translate="no" dir="ltr">
              ssh-keygen -R {mask(address)}
            </code>
            <CopyButton value={`ssh-keygen -R ${address}`} />
          </p>
        </div>
      )}
      <div className={styles.next}>
        <Link className={buttonClass('primary')} href={paths.server(server.id)}>
          {text('rebuild.toOverview')}
        </Link>
        <Button onClick={onAgain}>{text('rebuild.other')}</Button>
      </div>
    </>
  )
}
