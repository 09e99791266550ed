import type { ReactNode } from 'react'
import { useQuery } from 'urql'
import { Link, useLocation } from 'wouter'
import { problemOf } from '~/api/errors'
import { CustomerPageDocument } from '~/api/generated/later'
import { useText } from '~/i18n/i18n'
import { Button, buttonClass } from '~/ui/Button'
import { Failure } from '~/ui/Failure'
import { Icon } from '~/ui/Icon'
import { useMask } from '~/ui/Masking'
import { PageTitle } from '~/ui/PageTitle'
import { Loading, Skeleton } from '~/ui/Skeleton'
import { paths } from '~/util/paths'
import { useDialog } from '~/util/useSearchParam'
import { AdoptServerDialog } from './AdoptServerDialog'
import styles from './CustomersPage.module.css'

interface Props {
  customerId: string
  /** The customer's servers. */
  children: ReactNode
  /** Shown where there is no such customer. */
  notFound: ReactNode
}

/** One customer with their servers; for operators. */
export function CustomerPage({ customerId, children, notFound }: Props) {
  const text = useText()
  const mask = useMask()
  const [, navigate] = useLocation()
  const { dialog, open, close } = useDialog()
  const [{ data, error, fetching, stale }, refetch] = useQuery({
    query: CustomerPageDocument,
    variables: { id: customerId },
  })
  const problem = problemOf(error)
  const customer = data?.node && 'email' in data.node ? data.node : null
  if (data && !customer && !fetching) return notFound
  return (
    <>
      <nav aria-label={text('ui.breadcrumb')} className={styles.crumb}>
        <Link href={paths.customers()}>{text('customers.title')}</Link>
      </nav>
      {problem && (
        <Failure
          title={text('customers.failed')}
          detail={problem.message}
          requestId={problem.requestId}
          retrying={fetching || stale}
          onRetry={() => refetch({ requestPolicy: 'network-only' })}
        />
      )}
      {!customer && !problem && (
        <>
          <Loading />
          <Skeleton lines={2} />
        </>
      )}
      {customer && (
        <>
          <header className={styles.title}>
            <PageTitle name={mask(customer.name)} />
            <span className={styles.buttons}>
              <Link href={paths.customerOrder(customer.id)} className={buttonClass('primary')}>
                <Icon name="plus" /> {text('orderServer.title')}
              </Link>
              <Button onClick={() => open('adopt')}>{text('adopt.title')}</Button>
            </span>
          </header>
          <p className={styles.facts}>
            <bdi>{mask(customer.email)}</bdi>
            {customer.externalId && (
              <span>
                {text('customers.externalId')}: <bdi>{customer.externalId}</bdi>
              </span>
            )}
          </p>
          {children}
          {dialog === 'adopt' && (
            <AdoptServerDialog
              customerId={customer.id}
              onClose={close}
              onAdopted={id => navigate(paths.server(id))}
            />
          )}
        </>
      )}
    </>
  )
}
