import { useQuery } from 'urql'
import { problemOf } from '~/api/errors'
import { OwnCreditDocument } from '~/api/generated/later'
import { useText } from '~/i18n/i18n'
import { Empty } from '~/ui/Empty'
import { Failure } from '~/ui/Failure'
import { PageTitle } from '~/ui/PageTitle'
import { Loading, Skeleton } from '~/ui/Skeleton'
import { Account } from './Account'
import styles from './Credit.module.css'

/** The customer's credit and what this month has cost. Nothing can be added here: that takes a payment to the host. */
export function CreditPage() {
  const text = useText()
  const [{ data, error, fetching, stale }, execute] = useQuery({
    query: OwnCreditDocument,
    requestPolicy: 'cache-and-network',
  })
  const problem = problemOf(error)
  const customer = data?.viewer?.customer
  const account = customer?.selfService
  return (
    <>
      <PageTitle name={text('credit.title')} />
      <p className={styles.muted}>{text('credit.about')}</p>
      {problem && !account && (
        <Failure
          title={text('credit.failed')}
          detail={problem.message}
          requestId={problem.requestId}
          retrying={fetching || stale}
          onRetry={() => execute({ requestPolicy: 'network-only' })}
        />
      )}
      {!data && !problem && (
        <div className={styles.box}>
          <Loading />
          <Skeleton lines={5} />
        </div>
      )}
      {account && (
        <div className={styles.box}>
          <Account account={account} />
        </div>
      )}
      {customer && !account && !problem && (
        <div className={styles.box}>
          <Empty icon="wallet" title={text(customer.hasSelfService ? 'credit.noAccount' : 'credit.off')}>
            {text(customer.hasSelfService ? 'credit.noAccountHint' : 'credit.offHint')}
          </Empty>
        </div>
      )}
    </>
  )
}
