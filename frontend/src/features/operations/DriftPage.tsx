import { useQuery } from 'urql'
import { Link, useLocation } from 'wouter'
import { problemOf } from '~/api/errors'
import { DriftDocument, type DriftedServerFragment, type DriftQuery } from '~/api/generated/later'
import { useText } from '~/i18n/i18n'
import { Ago } from '~/ui/Ago'
import { Awaited } from '~/ui/Awaited'
import { Badge } from '~/ui/Badge'
import { Button } from '~/ui/Button'
import { Card } from '~/ui/Card'
import { Icon } from '~/ui/Icon'
import { useMask } from '~/ui/Masking'
import { paths } from '~/util/paths'
import { useDialog } from '~/util/useSearchParam'
import { AdoptFromPanelDialog } from './AdoptFromPanelDialog'
import { DRIFT_CHOICES, type DriftChoice, DriftDialog } from './DriftDialog'
import { LinkFromPanelDialog } from './LinkFromPanelDialog'
import styles from './Operations.module.css'

/** What the panel has and we don't, and the reverse. */
export function DriftPage() {
  const text = useText()
  const [, navigate] = useLocation()
  const { dialog, of, open, close } = useDialog()
  const [{ data, error, fetching, stale }, execute] = useQuery({
    query: DriftDocument,
    requestPolicy: 'cache-and-network',
  })
  const compare = () => execute({ requestPolicy: 'network-only' })
  const problem = problemOf(error)
  const drift = data?.drift
  const onPanel = drift?.unmanaged.find(each => String(each.panelServerId) === of)
  const here =
    dialog === 'unlink'
      ? drift?.missing.find(({ id }) => id === of)
      : dialog === 'takeBack'
        ? drift?.stillThere.find(({ id }) => id === of)
        : undefined
  return (
    <>
      <div className={styles.head}>
        <p className={styles.muted}>
          {drift && (
            <>
              {text('drift.compared', { count: drift.panelServerCount })} <Ago at={drift.readAt} />
            </>
          )}
        </p>
        <Button busy={fetching || stale} onClick={compare}>
          <Icon name="refresh" /> {text('drift.compare')}
        </Button>
      </div>
      <Awaited
        problem={problem}
        failed={text('drift.failed')}
        missing={!drift}
        lines={8}
        retrying={fetching || stale}
        onRetry={compare}
      />
      {drift && (
        <>
          <Card title={text('drift.unmanaged')}>
            <p className={styles.hint}>{text('drift.unmanagedHint')}</p>
            {drift.unmanaged.length === 0 && <p>{text('drift.none')}</p>}
            <ul className={styles.rows}>
              {drift.unmanaged.map(each => (
                <Unmanaged
                  key={each.panelServerId}
                  server={each}
                  onAdopt={() => open('adopt', String(each.panelServerId))}
                  onLink={() => open('link', String(each.panelServerId))}
                />
              ))}
            </ul>
          </Card>
          <Drifted
            title={text('drift.missing')}
            hint={text('drift.missingHint')}
            servers={drift.missing}
            choice="unlink"
            onChoose={id => open('unlink', id)}
          />
          <Drifted
            title={text('drift.stillThere')}
            hint={text('drift.stillThereHint')}
            servers={drift.stillThere}
            choice="takeBack"
            onChoose={id => open('takeBack', id)}
          />
        </>
      )}
      {dialog === 'adopt' && onPanel && (
        <AdoptFromPanelDialog server={onPanel} onClose={close} onAdopted={id => navigate(paths.server(id))} />
      )}
      {dialog === 'link' && onPanel && (
        <LinkFromPanelDialog server={onPanel} onClose={close} onLinked={id => navigate(paths.server(id))} />
      )}
      {here && (dialog === 'unlink' || dialog === 'takeBack') && (
        <DriftDialog choice={dialog} server={here} onClose={close} onDone={compare} />
      )}
    </>
  )
}

interface UnmanagedProps {
  server: DriftQuery['drift']['unmanaged'][number]
  onAdopt: () => void
  onLink: () => void
}

function Unmanaged({ server, onAdopt, onLink }: UnmanagedProps) {
  const text = useText()
  const mask = useMask()
  const name = server.name ? mask(server.name) : text('drift.unnamed')
  return (
    <li className={styles.row}>
      <div>
        <p className={styles.words}>
          <bdi>{name}</bdi>
        </p>
        <p className={styles.muted}>
          {text('drift.number', { id: server.panelServerId })}
          {server.createdAt && (
            <>
              {' · '}
              <Ago at={server.createdAt} />
            </>
          )}
        </p>
        {server.suspended && <Badge tone="warning" mark="square" label={text('drift.suspended')} />}
      </div>
      <div className={styles.choices}>
        <Button small aria-label={text('drift.adoptNamed', { name })} onClick={onAdopt}>
          {text('drift.adopt')}
        </Button>
        <Button small aria-label={text('drift.linkNamed', { name })} onClick={onLink}>
          {text('drift.link')}
        </Button>
      </div>
    </li>
  )
}

interface DriftedProps {
  title: string
  hint: string
  servers: readonly DriftedServerFragment[]
  /** What puts one of them right. */
  choice: DriftChoice
  onChoose: (serverId: string) => void
}

const RULE = { unlink: 'UNLINK', takeBack: 'RELINK' } as const

function Drifted({ title, hint, servers, choice, onChoose }: DriftedProps) {
  const text = useText()
  const mask = useMask()
  return (
    <Card title={title}>
      <p className={styles.hint}>{hint}</p>
      {servers.length === 0 && <p>{text('drift.none')}</p>}
      <ul className={styles.rows}>
        {servers.map(server => (
          <li key={server.id} className={styles.row}>
            <div>
              <Link href={paths.server(server.id)}>
                <bdi>{mask(server.name)}</bdi>
              </Link>
              <p className={styles.muted}>
                <bdi>{mask(server.customer.name)}</bdi>
                {server.panelServerId !== null && ` · ${text('drift.number', { id: server.panelServerId })}`}
              </p>
            </div>
            <Button
              small
              aria-label={text(DRIFT_CHOICES[choice].named, { name: mask(server.name) })}
              refusal={server.lifecycleActions.find(({ kind }) => kind === RULE[choice])?.reason}
              onClick={() => onChoose(server.id)}
            >
              {text(DRIFT_CHOICES[choice].label)}
            </Button>
          </li>
        ))}
      </ul>
    </Card>
  )
}
