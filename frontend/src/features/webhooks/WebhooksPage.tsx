import { useQuery } from 'urql'
import { Link, useLocation } from 'wouter'
import { problemOf } from '~/api/errors'
import { type WebhookFieldsFragment, WebhooksDocument } from '~/api/generated/later'
import { useText } from '~/i18n/i18n'
import { Ago } from '~/ui/Ago'
import { Awaited } from '~/ui/Awaited'
import { Badge } from '~/ui/Badge'
import { Box } from '~/ui/Box'
import { Button } from '~/ui/Button'
import { Empty } from '~/ui/Empty'
import { Entries, Entry } from '~/ui/Entries'
import { Icon } from '~/ui/Icon'
import { useMask } from '~/ui/Masking'
import { Pager } from '~/ui/Pager'
import { PageTitle } from '~/ui/PageTitle'
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
      <Awaited
        problem={problem}
        failed={text('webhooks.failed')}
        missing={!webhooks}
        lines={5}
        retrying={fetching || stale}
        onRetry={refetch}
      />
      {webhooks?.nodes.length === 0 && (
        <Box>
          <Empty icon="plug" title={text('webhooks.empty')}>
            {text('webhooks.emptyHint')}
          </Empty>
        </Box>
      )}
      {webhooks && webhooks.nodes.length > 0 && (
        <>
          <Entries>
            {webhooks.nodes.map(webhook => (
              <WebhookRow key={webhook.id} webhook={webhook} />
            ))}
          </Entries>
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
    <Entry
      name={
        <Link href={paths.webhook(webhook.id)}>
          <bdi>{description ? mask(description) : mask(url)}</bdi>
        </Link>
      }
      level={2}
      badge={<Badge tone={look.tone} mark={look.mark} label={text(look.label)} />}
    >
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
    </Entry>
  )
}
