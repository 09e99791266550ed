import { useQuery } from 'urql'
import { problemOf } from '~/api/errors'
import { ServerReverseDnsDocument } from '~/api/generated/later'
import { useText } from '~/i18n/i18n'
import { Badge } from '~/ui/Badge'
import { Button } from '~/ui/Button'
import { Card } from '~/ui/Card'
import { Empty } from '~/ui/Empty'
import { Failure } from '~/ui/Failure'
import { Icon } from '~/ui/Icon'
import { useMask } from '~/ui/Masking'
import { Notice } from '~/ui/Notice'
import { Loading, Skeleton } from '~/ui/Skeleton'
import { useDialog } from '~/util/useSearchParam'
import { RecordDialog } from './RecordDialog'
import styles from './ReverseDns.module.css'
import { canBeSet, HINTS, type ReverseRecord, STATUSES, spelled } from './records'

const DIALOG = 'record'

/** What the addresses of a server are called, and the way to change it. */
export function ReverseDnsTab({ serverId }: { serverId: string }) {
  const text = useText()
  const { dialog, of, open, close } = useDialog()
  const [{ data, error, fetching, stale }, execute] = useQuery({
    query: ServerReverseDnsDocument,
    variables: { id: serverId },
  })
  const refetch = () => execute({ requestPolicy: 'network-only' })
  const server = data?.server ?? null
  const records = server?.reverseDns?.records ?? null
  const loading = fetching || stale
  const problem = problemOf(error)
  const action = server?.actions.find(each => each.kind === 'SET_REVERSE_DNS')
  const refusal = action && !action.allowed ? action.reason : null
  const edited = records?.find(each => each.address === of)

  return (
    <Card flush title={text('rdns.title')}>
      <p className={styles.about}>{text('rdns.about')}</p>
      {refusal && (
        <div className={styles.pad}>
          <Notice tone="info">{refusal}</Notice>
        </div>
      )}
      {!records && !problem && loading && (
        <div className={styles.pad}>
          <Loading />
          <Skeleton lines={6} />
        </div>
      )}
      {(problem || (!records && !loading)) && (
        <div className={styles.pad}>
          <Failure
            title={text('rdns.failed')}
            detail={problem?.message}
            requestId={problem?.requestId}
            onRetry={refetch}
            retrying={loading}
          />
        </div>
      )}
      {records?.length === 0 && (
        <Empty icon="globe" title={text('rdns.empty')}>
          {text('rdns.emptyHint')}
        </Empty>
      )}
      {records && records.length > 0 && (
        <ul className={styles.records}>
          {records.map(record => (
            <RecordLine
              key={spelled(record)}
              record={record}
              refusal={refusal ?? null}
              onEdit={() => open(DIALOG, record.address)}
            />
          ))}
        </ul>
      )}
      {dialog === DIALOG && edited && (
        <RecordDialog
          key={spelled(edited)}
          serverId={serverId}
          record={edited}
          onClose={close}
          onDone={() => {
            close()
            refetch()
          }}
        />
      )}
    </Card>
  )
}

interface LineProps {
  record: ReverseRecord
  /** Why nothing can be changed now; null where it can. */
  refusal: string | null
  onEdit: () => void
}

function RecordLine({ record, refusal, onEdit }: LineProps) {
  const text = useText()
  const mask = useMask()
  const { label, tone, mark } = STATUSES[record.status]
  const address = mask(spelled(record))
  const change = record.hostname ? 'rdns.edit' : 'rdns.set'
  const hint = record.hostname ? null : HINTS[record.status]
  return (
    <li className={styles.record}>
      <Badge tone={tone} mark={mark} label={text(label)} />
      <div className={styles.names}>
        <span className={styles.address}>{address}</span>
        {record.hostname && (
          <span className={styles.hostname}>
            <bdi>{mask(record.hostname)}</bdi>
          </span>
        )}
        {hint && <span className={styles.muted}>{text(hint)}</span>}
      </div>
      <p className={styles.facts}>
        {record.ttlSeconds !== null && <span>{text('rdns.ttl', { seconds: record.ttlSeconds })}</span>}
        {record.zone && (
          <span>
            {text('rdns.zone')} <bdi>{mask(record.zone)}</bdi>
          </span>
        )}
      </p>
      <span className={styles.action}>
        {record.status === 'SUBNET' && (
          <Button
            small
            refusal={refusal}
            aria-label={text('rdns.addHostIn', { subnet: address })}
            onClick={onEdit}
          >
            <Icon name="plus" /> {text('rdns.addHost')}
          </Button>
        )}
        {canBeSet(record) && (
          <Button
            small
            refusal={refusal}
            aria-label={`${text(change)}: ${text('rdns.editOf', { address })}`}
            onClick={onEdit}
          >
            {text(change)}
          </Button>
        )}
      </span>
    </li>
  )
}
