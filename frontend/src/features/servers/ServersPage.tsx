import { Suspense, useCallback, useState } from 'react'
import { usePanelOutage } from '~/api/ApiProvider'
import { problemOf } from '~/api/errors'
import type { PowerState, ServerStatus } from '~/api/generated/graphql'
import { useLocale, useText } from '~/i18n/i18n'
import { Ago } from '~/ui/Ago'
import { Button } from '~/ui/Button'
import { Empty } from '~/ui/Empty'
import { Failure } from '~/ui/Failure'
import { lazyPart } from '~/ui/lazyPart'
import { Notice } from '~/ui/Notice'
import { Pager } from '~/ui/Pager'
import { PageTitle } from '~/ui/PageTitle'
import { SearchField } from '~/ui/SearchField'
import { Select } from '~/ui/Select'
import { Loading, Skeleton } from '~/ui/Skeleton'
import { formatTime } from '~/util/dates'
import { useDialog } from '~/util/useSearchParam'
import { PowerDialog } from './PowerDialog'
import { PowerOutcome } from './PowerOutcome'
import { actionOfSlug, POWER_ACTION_KINDS, POWER_ACTIONS } from './power'
import { SelectionBar } from './SelectionBar'
import { ServerList } from './ServerList'
import styles from './ServersPage.module.css'
import { POWER_STATE, STATUS } from './states'
import { usePower } from './usePower'
import { type ListView, ORDERS, type OrderName, useListView, useServerList } from './useServerList'

const ManyPowerDialog = lazyPart(() => import('./ManyPowerDialog'), 'ManyPowerDialog')

/** How dialogs in the address are called that ask about several servers, whose ids follow there. */
const MANY = 'many-'

/** Every server that the caller may see. */
export function ServersPage({ forOperator }: { forOperator: boolean }) {
  const text = useText()
  const outage = usePanelOutage()
  const locale = useLocale()
  return (
    <>
      <header className={styles.title}>
        <PageTitle name={text('servers.title')} />
      </header>
      {outage && (
        <Notice tone="warning" icon="plug" role="status">
          <p>
            {text('panel.away', { time: formatTime(outage, locale) })} <Ago at={outage} />.
          </p>
          <p>{text('panel.awayHint')}</p>
        </Notice>
      )}
      <Servers withCustomer={forOperator} />
    </>
  )
}

interface ServersProps {
  /** Only this customer's. */
  customerId?: string
  withCustomer: boolean
}

/** A list of servers with what narrows it down. */
export function Servers({ customerId, withCustomer }: ServersProps) {
  const text = useText()
  const [view, setView] = useListView()
  const { servers, error, loading, refreshing, refetch } = useServerList({ view, customerId, withCustomer })
  const { dialog, of, open, close } = useDialog()
  const power = usePower()
  const problem = problemOf(error)
  const asked = actionOfSlug(dialog)
  const askedServer = servers?.nodes.find(each => each.id === of)
  const manyAsked = POWER_ACTION_KINDS.find(kind => dialog === MANY + POWER_ACTIONS[kind].slug)
  const askedIds = of?.split(',') ?? []
  const askedServers = servers?.nodes.filter(each => askedIds.includes(each.id)) ?? []
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set())
  const selectedIds = servers?.nodes.map(each => each.id).filter(id => selected.has(id)) ?? []
  const narrowed = Boolean(view.search || view.status || view.powerState)

  return (
    <div className={styles.servers}>
      <Narrowing view={view} onChange={setView} />
      <PowerOutcome power={power} />
      {problem && (
        <Failure
          title={text('servers.failed')}
          detail={problem.message}
          requestId={problem.requestId}
          retrying={refreshing}
          onRetry={() => refetch({ requestPolicy: 'network-only' })}
        />
      )}
      {loading && (
        <div className={styles.waiting}>
          <Loading />
          <Skeleton lines={10} />
        </div>
      )}
      {servers && servers.nodes.length > 0 && (
        <>
          <SelectionBar
            shown={servers.nodes.length}
            selected={selectedIds.length}
            onSelectAll={select => setSelected(new Set(select ? servers.nodes.map(each => each.id) : []))}
            onPower={action => open(MANY + POWER_ACTIONS[action].slug, selectedIds.join(','))}
          />
          <ServerList
            selected={selected}
            onSelect={(id, select) => {
              const others = [...selected].filter(each => each !== id)
              setSelected(new Set(select ? [...others, id] : others))
            }}
            servers={servers.nodes}
            withCustomer={withCustomer}
            onPower={(server, action) => {
              if (POWER_ACTIONS[action].asks) open(POWER_ACTIONS[action].slug, server.id)
              else void power.run(server.id, action)
            }}
          />
          <Pager
            count={text('servers.count', { count: servers.totalCount })}
            previous={servers.pageInfo.hasPreviousPage ? servers.pageInfo.startCursor : null}
            next={servers.pageInfo.hasNextPage ? servers.pageInfo.endCursor : null}
            onPrevious={before => setView({ before, after: null })}
            onNext={after => setView({ after, before: null })}
          />
        </>
      )}
      {servers && servers.nodes.length === 0 && (
        <div className={styles.waiting}>
          {narrowed ? (
            <Empty
              icon="search"
              title={text('servers.noMatch')}
              action={
                <Button onClick={() => setView({ search: '', status: null, powerState: null })}>
                  {text('servers.clear')}
                </Button>
              }
            />
          ) : (
            <Empty icon="server" title={text('servers.empty')}>
              {text(withCustomer || customerId ? 'servers.emptyOperator' : 'servers.emptyCustomer')}
            </Empty>
          )}
        </div>
      )}
      {manyAsked && askedServers.length > 0 && (
        <Suspense>
          <ManyPowerDialog servers={askedServers} action={manyAsked} onClose={close} />
        </Suspense>
      )}
      {asked && askedServer && (
        <PowerDialog
          server={askedServer}
          action={asked}
          onClose={close}
          onConfirm={() => void power.run(askedServer.id, asked)}
        />
      )}
    </div>
  )
}

interface NarrowingProps {
  view: ListView
  onChange: (changes: Partial<ListView>) => void
}

function Narrowing({ view, onChange }: NarrowingProps) {
  const text = useText()
  const onSearch = useCallback((search: string) => onChange({ search }), [onChange])
  return (
    <search className={styles.narrowing}>
      <SearchField label={text('servers.search')} value={view.search} onSearch={onSearch} />
      <Select
        label={text('servers.status')}
        value={view.status ?? ''}
        onChange={status => onChange({ status: (status || null) as ServerStatus | null })}
        options={[
          { value: '', label: text('servers.anyStatus') },
          ...Object.entries(STATUS).map(([value, { label }]) => ({ value, label: text(label) })),
        ]}
      />
      <Select
        label={text('servers.power')}
        value={view.powerState ?? ''}
        onChange={powerState => onChange({ powerState: (powerState || null) as PowerState | null })}
        options={[
          { value: '', label: text('servers.anyPower') },
          ...Object.entries(POWER_STATE).map(([value, { label }]) => ({ value, label: text(label) })),
        ]}
      />
      <Select<OrderName>
        label={text('servers.order')}
        value={view.order}
        onChange={order => onChange({ order })}
        options={(Object.keys(ORDERS) as OrderName[]).map(value => ({
          value,
          label: text(`order.${value}`),
        }))}
      />
    </search>
  )
}
