import { type ReactNode, useEffect } from 'react'
import { useMutation, useQuery } from 'urql'
import { Link, useLocation } from 'wouter'
import { problemOf } from '~/api/errors'
import {
  TestWebhookDocument,
  UpdateWebhookDocument,
  type WebhookDeliveryState,
  type WebhookFieldsFragment,
  WebhookPageDocument,
} from '~/api/generated/later'
import { useText } from '~/i18n/i18n'
import { Ago } from '~/ui/Ago'
import { Awaited } from '~/ui/Awaited'
import { Badge } from '~/ui/Badge'
import { Box } from '~/ui/Box'
import { Button } from '~/ui/Button'
import { Card } from '~/ui/Card'
import { Failure } from '~/ui/Failure'
import { useMask } from '~/ui/Masking'
import { Notice } from '~/ui/Notice'
import { PageTitle } from '~/ui/PageTitle'
import { Select } from '~/ui/Select'
import { paths } from '~/util/paths'
import { useDialog, useSearch } from '~/util/useSearchParam'
import { Deliveries } from './Deliveries'
import { DeleteWebhookDialog, EditWebhookDialog } from './WebhookDialogs'
import { RotateSecretDialog } from './WebhookSecret'
import styles from './Webhooks.module.css'
import { DELIVERY_STATES, lookOf, TOPICS } from './words'

const PAGE_SIZE = 20
const LOOK_AGAIN_MS = 3000

interface Props {
  webhookId: string
  /** Shown where there is no such webhook. */
  notFound: ReactNode
}

/** One webhook with what it was told. */
export function WebhookPage({ webhookId, notFound }: Props) {
  const text = useText()
  const [, navigate] = useLocation()
  const { dialog, open, close } = useDialog()
  const [params, change] = useSearch()
  const after = params.get('after')
  const state = (params.get('state') ?? '') as WebhookDeliveryState | ''
  const [{ data, error, fetching, stale }, execute] = useQuery({
    query: WebhookPageDocument,
    variables: {
      id: webhookId,
      first: PAGE_SIZE,
      after,
      filter: state in DELIVERY_STATES ? { state: [state as WebhookDeliveryState] } : null,
    },
    requestPolicy: 'cache-and-network',
  })
  const problem = problemOf(error)
  const webhook = data?.webhook
  useEffect(() => {
    // Deliveries come and go by themselves.
    const timer = setInterval(() => execute({ requestPolicy: 'network-only' }), LOOK_AGAIN_MS)
    return () => clearInterval(timer)
  }, [execute])
  const again = () => execute({ requestPolicy: 'network-only' })
  if (data && !webhook && !fetching && !stale) return notFound
  return (
    <>
      <nav aria-label={text('ui.breadcrumb')} className={styles.crumb}>
        <Link href={paths.account()}>{text('accountPage.title')}</Link>
        <span aria-hidden="true"> / </span>
        <Link href={paths.webhooks()}>{text('webhooks.title')}</Link>
      </nav>
      <Awaited
        problem={problem}
        failed={text('webhooks.failed')}
        missing={!webhook}
        lines={6}
        retrying={fetching || stale}
        onRetry={again}
      />
      {webhook && (
        <>
          <Summary webhook={webhook} onOpen={open} onDone={again} />
          <Card
            title={text('webhooks.deliveries')}
            aside={
              <Select
                label={text('webhooks.which')}
                value={state}
                options={[
                  { value: '', label: text('webhooks.all') },
                  ...(Object.keys(DELIVERY_STATES) as WebhookDeliveryState[]).map(value => ({
                    value,
                    label: text(DELIVERY_STATES[value].label),
                  })),
                ]}
                onChange={value => change({ state: value || null, after: null }, { replace: true })}
              />
            }
            flush
          >
            <Deliveries
              deliveries={webhook.deliveries}
              enabled={webhook.enabled}
              previous={after}
              onNext={cursor => change({ after: cursor })}
              onDone={again}
            />
          </Card>
          <Card title={text('webhooks.payload')}>
            <pre className={styles.pre} translate="no">
              {webhook.payload}
            </pre>
          </Card>
          {dialog === 'edit' && (
            <EditWebhookDialog
              webhookId={webhook.id}
              before={{
                url: webhook.url,
                description: webhook.description,
                topics: [...webhook.topics],
                payload: webhook.hasUsualPayload ? '' : webhook.payload,
              }}
              onClose={close}
            />
          )}
          {dialog === 'secret' && <RotateSecretDialog webhookId={webhook.id} onClose={close} />}
          {dialog === 'delete' && (
            <DeleteWebhookDialog
              webhookId={webhook.id}
              onClose={close}
              onDeleted={() => navigate(paths.webhooks(), { replace: true })}
            />
          )}
        </>
      )}
    </>
  )
}

interface SummaryProps {
  webhook: WebhookFieldsFragment & { formerSecretUntil: string | null }
  onOpen: (dialog: string) => void
  onDone: () => void
}

function Summary({ webhook, onOpen, onDone }: SummaryProps) {
  const text = useText()
  const mask = useMask()
  const [tested, test] = useMutation(TestWebhookDocument)
  const [updated, update] = useMutation(UpdateWebhookDocument)
  const look = lookOf(webhook)
  const { id, url, description, topics, enabled, disabledAt, disabledReason } = webhook
  const problem = problemOf(tested.error) ?? problemOf(updated.error)
  const refused = [
    ...(tested.data?.testWebhook.userErrors ?? []),
    ...(updated.data?.updateWebhook.userErrors ?? []),
  ]
  return (
    <>
      <header className={styles.title}>
        <PageTitle name={description ? mask(description) : mask(url)} />
        <div className={styles.actions}>
          <Button
            look="primary"
            busy={tested.fetching}
            refusal={enabled ? null : text('webhooks.isOff')}
            onClick={() => void test({ input: { webhookId: id } }).then(onDone)}
          >
            {text('webhooks.test')}
          </Button>
          <Button onClick={() => onOpen('edit')}>{text('webhooks.edit')}</Button>
          <Button onClick={() => onOpen('secret')}>{text('webhooks.rotate')}</Button>
          <Button
            busy={updated.fetching}
            onClick={() => void update({ input: { webhookId: id, enabled: !enabled } }).then(onDone)}
          >
            {text(enabled ? 'webhooks.switchOff' : 'webhooks.switchOn')}
          </Button>
          <Button look="cautious" onClick={() => onOpen('delete')}>
            {text('webhooks.delete')}
          </Button>
        </div>
      </header>
      {problem && (
        <Failure title={text('webhooks.saveFailed')} detail={problem.message} requestId={problem.requestId} />
      )}
      {refused.map(each => (
        <Notice key={each.message} tone="danger" role="alert">
          {each.message}
        </Notice>
      ))}
      {!enabled && disabledReason && (
        <Notice tone="warning">
          <p>
            {text('webhooks.switchedOff')} {disabledAt && <Ago at={disabledAt} />}
          </p>
          <p>{disabledReason}</p>
        </Notice>
      )}
      <Box>
        <dl className={styles.facts}>
          <div>
            <dt>{text('webhooks.state')}</dt>
            <dd>
              <Badge tone={look.tone} mark={look.mark} label={text(look.label)} />
            </dd>
          </div>
          <div className={styles.wide}>
            <dt>{text('webhooks.url')}</dt>
            <dd className={styles.url} translate="no">
              <bdi>{mask(url)}</bdi>
            </dd>
          </div>
          <div>
            <dt>{text('webhooks.topics')}</dt>
            <dd>{topics.map(topic => text(TOPICS[topic])).join(' · ')}</dd>
          </div>
          <div>
            <dt>{text('webhooks.lastDelivered')}</dt>
            <dd>
              {webhook.lastDeliveredAt ? (
                <Ago at={webhook.lastDeliveredAt} />
              ) : (
                text('webhooks.neverDelivered')
              )}
            </dd>
          </div>
          {webhook.failingSince && (
            <div>
              <dt>{text('webhooks.failingSince')}</dt>
              <dd>
                <Ago at={webhook.failingSince} />
              </dd>
            </div>
          )}
          <div>
            <dt>{text('webhooks.rights')}</dt>
            <dd>{text(webhook.apiTokenId ? 'webhooks.rightsOfToken' : 'webhooks.rightsOfAccount')}</dd>
          </div>
        </dl>
      </Box>
    </>
  )
}
