import { useQuery } from 'urql'
import { Link, useLocation } from 'wouter'
import { problemOf } from '~/api/errors'
import { type WebhookFieldsFragment, WebhooksDocument } from '~/api/generated/later'
import { useText } from '~/i18n/i18n'
import { Ago } from '~/ui/Ago'
import { Badge } from '~/ui/Badge'
import { Button } from '~/ui/Button'
import { Empty } from '~/ui/Empty'
import { Failure } from '~/ui/Failure'
import { Icon } from '~/ui/Icon'
import { useMask } from '~/ui/Masking'
import { Pager } from '~/ui/Pager'
import { PageTitle } from '~/ui/PageTitle'
import { Loading, Skeleton } from '~/ui/Skeleton'
import { paths } from '~/util/paths'
import { useDialog, useSearch } from '~/util/useSearchParam'
import { CreateWebhookDialog } from './CreateWebhookDialog'
import styles from './Webhooks.module.css'
import { lookOf, TOPICS } from './words'

const PAGE_SIZE = 20

/** The addresses of this account that are told what happens. */
export function WebhooksPage() {
  const text = useText()
  const [, navigate] = useLocation()
  const { dialog, open, close } = useDialog()
  const [params, change] = useSearch()
  const after = params.get('after')
  const [{ data, error, fetching, stale }, execute] = useQuery({
    query: WebhooksDocument,
    variables: { first: PAGE_SIZE, after },
    requestPolicy: 'cache-and-network',
  })
  const refetch = () => execute({ requestPolicy: 'network-only' })
  const problem = problemOf(error)
  const webhooks = data?.webhooks

  return (
    <>
      <nav aria-label={text('ui.breadcrumb')} className={styles.crumb}>
        <Link href={paths.account()}>{text('accountPage.title')}</Link>
      </nav>
      <header className={styles.title}>
        <PageTitle name={text('webhooks.title')} />
        <Button look="primary" onClick={() => open('create')}>
          <Icon name="plus" /> {text('webhooks.create')}
        </Button>
      </header>
      <p className={styles.muted}>{text('webhooks.about')}</p>
      {problem && (
        <Failure
          title={text('webhooks.failed')}
          detail={problem.message}
          requestId={problem.requestId}
          retrying={fetching || stale}
          onRetry={refetch}
        />
      )}
      {!webhooks && !problem && (
        <div className={styles.box}>
          <Loading />
          <Skeleton lines={5} />
        </div>
      )}
      {webhooks?.nodes.length === 0 && (
        <div className={styles.box}>
          <Empty icon="plug" title={text('webhooks.empty')}>
            {text('webhooks.emptyHint')}
          </Empty>
        </div>
      )}
      {webhooks && webhooks.nodes.length > 0 && (
        <>
          <ul className={styles.list}>
            {webhooks.nodes.map(webhook => (
              <WebhookRow key={webhook.id} webhook={webhook} />
            ))}
          </ul>
          {webhooks.totalCount > PAGE_SIZE && (
            <Pager
              count={text('webhooks.count', { count: webhooks.totalCount })}
              previous={after}
              next={webhooks.pageInfo.hasNextPage ? webhooks.pageInfo.endCursor : null}
              onPrevious={() => window.history.back()}
              onNext={cursor => change({ after: cursor })}
            />
          )}
        </>
      )}
      {dialog === 'create' && (
        <CreateWebhookDialog
          onClose={close}
          onCreated={refetch}
          onDone={id => navigate(paths.webhook(id), { replace: true })}
        />
      )}
    </>
  )
}

function WebhookRow({ webhook }: { webhook: WebhookFieldsFragment }) {
  const text = useText()
  const mask = useMask()
  const look = lookOf(webhook)
  const { url, description, topics, lastDeliveredAt } = webhook
  return (
    <li className={styles.row}>
      <div className={styles.head}>
        <h2 className={styles.name}>
          <Link href={paths.webhook(webhook.id)}>
            <bdi>{description ? mask(description) : mask(url)}</bdi>
          </Link>
        </h2>
        <Badge tone={look.tone} mark={look.mark} label={text(look.label)} />
      </div>
      {description && (
        <p className={styles.url} translate="no">
          <bdi>{mask(url)}</bdi>
        </p>
      )}
      <p className={styles.muted}>
        {topics.map(topic => text(TOPICS[topic])).join(' · ')}
        {' · '}
        {lastDeliveredAt ? (
          <>
            {text('webhooks.lastDelivered')} <Ago at={lastDeliveredAt} />
          </>
        ) : (
          text('webhooks.neverDelivered')
        )}
      </p>
    </li>
  )
}
