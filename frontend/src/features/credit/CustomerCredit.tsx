import { Suspense } from 'react'
import { useQuery } from 'urql'
import { problemOf } from '~/api/errors'
import { CustomerCreditDocument, type TopUpState } from '~/api/generated/later'
import { type MessageKey, useLocale, useText } from '~/i18n/i18n'
import { useAnnounce } from '~/ui/Announcer'
import { Button } from '~/ui/Button'
import { Card } from '~/ui/Card'
import { Failure } from '~/ui/Failure'
import { Icon } from '~/ui/Icon'
import { lazyPart } from '~/ui/lazyPart'
import { Notice } from '~/ui/Notice'
import { formatDateTime } from '~/util/dates'
import { useDialog } from '~/util/useSearchParam'
import { Account } from './Account'
import { formatAmount } from './amounts'
import styles from './Credit.module.css'

const AddCreditDialog = lazyPart(() => import('./AddCreditDialog'), 'AddCreditDialog')

interface TopUp {
  orderedAt: string
  amount: number
  state: TopUpState
}

const STATES: Record<TopUpState, MessageKey> = {
  ORDERED: 'credit.topUp.ORDERED',
  ADDED: 'credit.topUp.ADDED',
  REFUSED: 'credit.topUp.REFUSED',
  UNCERTAIN: 'credit.topUp.UNCERTAIN',
}
const SHOWN_TOP_UPS = 5

/** A customer's credit for operators, who can add to it; nothing where the customer has no self-service billing. */
export function CustomerCredit({ customerId }: { customerId: string }) {
  const text = useText()
  const announce = useAnnounce()
  const { dialog, open, close } = useDialog()
  const [{ data, error, fetching, stale }, execute] = useQuery({
    query: CustomerCreditDocument,
    variables: { id: customerId },
    requestPolicy: 'cache-and-network',
  })
  const refetch = () => execute({ requestPolicy: 'network-only' })
  const problem = problemOf(error)
  const customer = data?.node && 'topUps' in data.node ? data.node : null
  if (!customer?.hasSelfService) return null
  const account = customer.selfService ?? null
  const servers = customer.servers.nodes.filter(each => each.status !== 'TERMINATED')
  return (
    <Card
      title={text('credit.card')}
      aside={
        <Button small onClick={() => open('add-credit')}>
          <Icon name="plus" /> {text('credit.add')}
        </Button>
      }
    >
      <div className={styles.account}>
        {problem && !account && (
          <Failure
            title={text('credit.failed')}
            detail={problem.message}
            requestId={problem.requestId}
            retrying={fetching || stale}
            onRetry={refetch}
          />
        )}
        {!problem && !account && <p className={styles.muted}>{text('credit.noAccountOperator')}</p>}
        {account && <Account account={account} />}
        <TopUps topUps={customer.topUps ?? []} currency={account?.currencyCode ?? null} />
      </div>
      {dialog === 'add-credit' && (
        <Suspense>
          <AddCreditDialog
            customerName={customer.name}
            account={account}
            servers={servers}
            onClose={close}
            onAdded={sentence => {
              announce(sentence)
              refetch()
            }}
          />
        </Suspense>
      )}
    </Card>
  )
}

/** What Slipway added by itself of late, and whether somebody has to look after the last of it. */
function TopUps({ topUps, currency }: { topUps: readonly TopUp[]; currency: string | null }) {
  const text = useText()
  const locale = useLocale()
  const [last] = topUps
  if (!last) return null
  return (
    <>
      {last.state === 'UNCERTAIN' && (
        <Notice tone="warning">
          {text('credit.topUp.look', {
            amount: formatAmount(last.amount, currency, locale),
            when: formatDateTime(last.orderedAt, locale),
          })}
        </Notice>
      )}
      <table className={styles.table}>
        <caption>{text('credit.topUps')}</caption>
        <thead>
          <tr>
            <th scope="col">{text('credit.topUp.when')}</th>
            <th scope="col">{text('credit.topUp.outcome')}</th>
            <th scope="col">{text('credit.amount')}</th>
          </tr>
        </thead>
        <tbody>
          {topUps.slice(0, SHOWN_TOP_UPS).map(({ orderedAt, amount, state }) => (
            <tr key={orderedAt}>
              <th scope="row">{formatDateTime(orderedAt, locale)}</th>
              <td>{text(STATES[state])}</td>
              <td>{formatAmount(amount, currency, locale)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  )
}
