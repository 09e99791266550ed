import { useCallback } from 'react'
import { useQuery } from 'urql'
import { Link, useLocation } from 'wouter'
import { problemOf } from '~/api/errors'
import { CustomersDocument } from '~/api/generated/later'
import { useText } from '~/i18n/i18n'
import { Awaited } from '~/ui/Awaited'
import { Button } from '~/ui/Button'
import { Empty } from '~/ui/Empty'
import { Icon } from '~/ui/Icon'
import { useMask } from '~/ui/Masking'
import { Pager } from '~/ui/Pager'
import { PageTitle } from '~/ui/PageTitle'
import { SearchField } from '~/ui/SearchField'
import { paths } from '~/util/paths'
import { useDialog, useSearch } from '~/util/useSearchParam'
import { CreateCustomerDialog } from './CreateCustomerDialog'
import styles from './CustomersPage.module.css'

const PAGE_SIZE = 20

/** The host's customers; for operators. */
export function CustomersPage() {
  const text = useText()
  const mask = useMask()
  const [params, change] = useSearch()
  const [, navigate] = useLocation()
  const { dialog, open, close } = useDialog()
  const search = params.get('search') ?? ''
  const after = params.get('after')
  const [{ data, error, fetching, stale }, refetch] = useQuery({
    query: CustomersDocument,
    variables: { first: PAGE_SIZE, after, filter: search ? { search } : {} },
  })
  const onSearch = useCallback((value: string) => change({ search: value, after: null }), [change])
  const problem = problemOf(error)
  const customers = data?.customers

  return (
    <>
      <header className={styles.title}>
        <PageTitle name={text('customers.title')} />
        <Button look="primary" onClick={() => open('create')}>
          <Icon name="plus" /> {text('customers.create')}
        </Button>
      </header>
      <search className={styles.narrowing}>
        <SearchField label={text('customers.search')} value={search} onSearch={onSearch} />
      </search>
      <Awaited
        problem={problem}
        failed={text('customers.failed')}
        missing={!customers}
        lines={8}
        retrying={fetching || stale}
        onRetry={() => refetch({ requestPolicy: 'network-only' })}
      />
      {customers && customers.nodes.length === 0 && (
        <div className={styles.box}>
          <Empty icon="users" title={text(search ? 'customers.noMatch' : 'customers.empty')}>
            {text(search ? 'customers.noMatchHint' : 'customers.emptyHint')}
          </Empty>
        </div>
      )}
      {customers && customers.nodes.length > 0 && (
        <>
          <div className={styles.tableBox}>
            <table className={styles.table}>
              <thead>
                <tr>
                  <th scope="col">{text('customers.name')}</th>
                  <th scope="col">{text('customers.email')}</th>
                  <th scope="col">{text('customers.externalId')}</th>
                </tr>
              </thead>
              <tbody>
                {customers.nodes.map(customer => (
                  <tr key={customer.id}>
                    <th scope="row">
                      <Link href={paths.customer(customer.id)} title={mask(customer.name)}>
                        <bdi>{mask(customer.name)}</bdi>
                      </Link>
                    </th>
                    <td>
                      <bdi>{mask(customer.email)}</bdi>
                    </td>
                    <td>
                      <bdi>{customer.externalId}</bdi>
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
          <Pager
            count={text('customers.count', { count: customers.totalCount })}
            // The API pages customers forwards only; backwards is the browser's own way back.
            previous={after}
            next={customers.pageInfo.hasNextPage ? customers.pageInfo.endCursor : null}
            onPrevious={() => window.history.back()}
            onNext={cursor => change({ after: cursor })}
          />
        </>
      )}
      {dialog === 'create' && (
        <CreateCustomerDialog onClose={close} onCreated={id => navigate(paths.customer(id))} />
      )}
    </>
  )
}
