import { useCallback } from 'react'
import { useQuery } from 'urql'
import { Link } from 'wouter'
import { problemOf } from '~/api/errors'
import { AllActivityDocument } from '~/api/generated/later'
import { useText } from '~/i18n/i18n'
import { Awaited } from '~/ui/Awaited'
import { Badge } from '~/ui/Badge'
import { Byline } from '~/ui/Byline'
import { Checkbox } from '~/ui/Checkbox'
import { Empty } from '~/ui/Empty'
import { useMask, useMasking } from '~/ui/Masking'
import { Pager } from '~/ui/Pager'
import { SearchField } from '~/ui/SearchField'
import { maskQuoted } from '~/util/mask'
import { paths } from '~/util/paths'
import { useSearch } from '~/util/useSearchParam'
import styles from './Operations.module.css'

/** What was done by anybody with anything, newest first. */
export function AllActivityPage() {
  const text = useText()
  const mask = useMask()
  const { masked } = useMasking()
  const [params, change] = useSearch()
  const search = params.get('search') ?? ''
  const failedOnly = params.get('failed') === '1'
  const signInsToo = params.get('sign-ins') === '1'
  const after = params.get('after')
  const [{ data, error, fetching, stale }, execute] = useQuery({
    query: AllActivityDocument,
    variables: { after, filter: { search: search || null, failedOnly, withoutSignIns: !signInsToo } },
  })
  const onSearch = useCallback((value: string) => change({ search: value, after: null }), [change])
  const problem = problemOf(error)
  const activity = data?.activity
  return (
    <>
      <search className={styles.narrowing}>
        <SearchField label={text('operations.searchActivity')} value={search} onSearch={onSearch} />
        <Checkbox
          label={text('operations.failedOnly')}
          checked={failedOnly}
          onChange={checked => change({ failed: checked ? '1' : null, after: null })}
        />
        <Checkbox
          label={text('operations.signInsToo')}
          checked={signInsToo}
          onChange={checked => change({ 'sign-ins': checked ? '1' : null, after: null })}
        />
      </search>
      <Awaited
        problem={problem}
        failed={text('activity.failed')}
        missing={!activity}
        lines={8}
        retrying={fetching || stale}
        onRetry={() => execute({ requestPolicy: 'network-only' })}
      />
      {activity?.nodes.length === 0 && (
        <div className={styles.box}>
          <Empty icon="clock" title={text('operations.noActivity')}>
            {text('operations.noActivityHint')}
          </Empty>
        </div>
      )}
      {activity && activity.nodes.length > 0 && (
        <>
          <ol className={styles.list}>
            {activity.nodes.map(line => (
              <li key={line.id} className={styles.line}>
                <Badge
                  tone={line.succeeded ? 'good' : 'danger'}
                  mark={line.succeeded ? 'full' : 'triangle'}
                  label={text(line.succeeded ? 'activity.succeeded' : 'activity.failedLine')}
                />
                <div>
                  <p className={styles.words}>
                    <bdi>{masked ? maskQuoted(line.summary) : line.summary}</bdi>
                  </p>
                  {line.server && (
                    <Link href={paths.server(line.server.id)} className={styles.muted}>
                      <bdi>{mask(line.server.name)}</bdi>
                    </Link>
                  )}
                </div>
                <p className={styles.muted}>
                  <Byline actor={line.actor} from={line.remoteAddress} at={line.at} />
                </p>
              </li>
            ))}
          </ol>
          <Pager
            count=""
            previous={after}
            next={activity.pageInfo.hasNextPage ? activity.pageInfo.endCursor : null}
            onPrevious={() => window.history.back()}
            onNext={cursor => change({ after: cursor })}
          />
        </>
      )}
    </>
  )
}
