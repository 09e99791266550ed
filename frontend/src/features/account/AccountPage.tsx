import type { ReactNode } from 'react'
import { useQuery } from 'urql'
import { Link } from 'wouter'
import { problemOf } from '~/api/errors'
import { type ApiTokenFieldsFragment, ApiTokensDocument } from '~/api/generated/later'
import { useLocale, useText } from '~/i18n/i18n'
import { Ago } from '~/ui/Ago'
import { useAnnounce } from '~/ui/Announcer'
import { Badge } from '~/ui/Badge'
import { Button, buttonClass } from '~/ui/Button'
import { Empty } from '~/ui/Empty'
import { Failure } from '~/ui/Failure'
import { Icon } from '~/ui/Icon'
import { useMask } from '~/ui/Masking'
import { PageTitle } from '~/ui/PageTitle'
import { Loading, Skeleton } from '~/ui/Skeleton'
import { useNow } from '~/ui/useNow'
import { formatExact } from '~/util/dates'
import { paths } from '~/util/paths'
import { useDialog } from '~/util/useSearchParam'
import styles from './AccountPage.module.css'
import { CreateTokenDialog } from './CreateTokenDialog'
import { PasskeysSection } from './PasskeysSection'
import { RevokeTokenDialog } from './RevokeTokenDialog'
import { SecondFactorSection } from './SecondFactorSection'
import { SessionsSection } from './SessionsSection'

const A_MINUTE_MS = 60_000

interface Props {
  forOperator: boolean
  /** What was done with the account. */
  children: ReactNode
}

/** The account's own matters: its second factor and passkeys, where it is signed in, and the tokens by which programs call the API in its name. */
export function AccountPage({ forOperator, children }: Props) {
  const text = useText()
  const mask = useMask()
  const announce = useAnnounce()
  const { dialog, of, open, close } = useDialog()
  const [{ data, error, fetching, stale }, execute] = useQuery({ query: ApiTokensDocument })
  const refetch = () => execute({ requestPolicy: 'network-only' })
  const problem = problemOf(error)
  const tokens = data?.viewer?.apiTokens
  const asked = dialog === 'revoke' ? tokens?.find(each => each.id === of) : undefined

  return (
    <>
      <PageTitle name={text('accountPage.title')} />
      <SecondFactorSection />
      <PasskeysSection />
      <SessionsSection />
      <section className={styles.section} aria-labelledby="account-activity">
        <header className={styles.title}>
          <h2 id="account-activity">{text('accountActivity.title')}</h2>
        </header>
        <p className={styles.muted}>{text('accountActivity.about')}</p>
        <div className={styles.tokens}>{children}</div>
      </section>
      <section className={styles.section} aria-labelledby="tokens">
        <header className={styles.title}>
          <h2 id="tokens">{text('tokens.title')}</h2>
          <Button look="primary" onClick={() => open('create')}>
            <Icon name="plus" /> {text('tokens.create')}
          </Button>
        </header>
        <p className={styles.muted}>
          {text('tokens.about')}
          {forOperator && (
            <>
              {' '}
              <a href={paths.graphiql()}>{text('tokens.graphiql')}</a>
            </>
          )}
        </p>
        {problem && (
          <Failure
            title={text('tokens.failed')}
            detail={problem.message}
            requestId={problem.requestId}
            retrying={fetching || stale}
            onRetry={refetch}
          />
        )}
        {!tokens && !problem && (
          <div className={styles.box}>
            <Loading />
            <Skeleton lines={5} />
          </div>
        )}
        {tokens?.length === 0 && (
          <div className={styles.box}>
            <Empty icon="key" title={text('tokens.empty')}>
              {text('tokens.emptyHint')}
            </Empty>
          </div>
        )}
        {tokens && tokens.length > 0 && (
          <ul className={styles.tokens}>
            {tokens.map(token => (
              <TokenRow
                key={token.id}
                token={token}
                forOperator={forOperator}
                onRevoke={() => open('revoke', token.id)}
              />
            ))}
          </ul>
        )}
      </section>
      <section className={styles.section} aria-labelledby="webhooks">
        <header className={styles.title}>
          <h2 id="webhooks">{text('webhooks.title')}</h2>
          <Link className={buttonClass()} href={paths.webhooks()}>
            {text('webhooks.open')}
          </Link>
        </header>
        <p className={styles.muted}>{text('webhooks.about')}</p>
      </section>
      {dialog === 'create' && (
        <CreateTokenDialog forOperator={forOperator} onClose={close} onCreated={refetch} />
      )}
      {asked && (
        <RevokeTokenDialog
          token={asked}
          onClose={close}
          onRevoked={() => {
            close()
            refetch()
            announce(text('tokens.revoked', { name: mask(asked.name) }))
          }}
        />
      )}
    </>
  )
}

interface RowProps {
  token: ApiTokenFieldsFragment
  forOperator: boolean
  onRevoke: () => void
}

function TokenRow({ token, forOperator, onRevoke }: RowProps) {
  const text = useText()
  const mask = useMask()
  const locale = useLocale()
  const now = useNow(A_MINUTE_MS)
  const { name, prefix, scopes, customer, allowedAddresses, createdAt, lastUsedAt, expiresAt } = token
  const expired = expiresAt !== null && Date.parse(expiresAt) <= now
  return (
    <li className={styles.token}>
      <div className={styles.about}>
        <h3 className={styles.name}>
          <bdi>{mask(name)}</bdi>
          {expired && <Badge tone="danger" mark="square" label={text('tokens.expired')} />}
        </h3>
        <dl className={styles.facts}>
          <div>
            <dt>{text('tokens.prefix')}</dt>
            <dd>
              <code translate="no">{prefix}…</code>
            </dd>
          </div>
          <div>
            <dt>{text('tokens.created')}</dt>
            <dd>
              <Ago at={createdAt} />
            </dd>
          </div>
          <div>
            <dt>{text('tokens.lastUsed')}</dt>
            <dd>{lastUsedAt ? <Ago at={lastUsedAt} /> : text('tokens.neverUsed')}</dd>
          </div>
          <div>
            <dt>{text('tokens.expires')}</dt>
            <dd>
              {expiresAt ? (
                <time dateTime={expiresAt}>{formatExact(expiresAt, locale)}</time>
              ) : (
                text('tokens.neverExpires')
              )}
            </dd>
          </div>
          {forOperator && (
            <div>
              <dt>{text('tokens.reach')}</dt>
              <dd>
                <bdi>{customer ? mask(customer.name) : text('tokens.reachAll')}</bdi>
              </dd>
            </div>
          )}
          {allowedAddresses.length > 0 && (
            <div>
              <dt>{text('tokens.addresses')}</dt>
              <dd className={styles.addresses} translate="no">
                {allowedAddresses.map(mask).join(', ')}
              </dd>
            </div>
          )}
        </dl>
        <ul className={styles.scopes} aria-label={text('tokens.scopes')}>
          {scopes.map(scope => (
            <li key={scope}>
              <code translate="no">{scope}</code>
            </li>
          ))}
        </ul>
      </div>
      <Button
        look="cautious"
        small
        aria-label={text('tokens.revokeNamed', { name: mask(name) })}
        onClick={onRevoke}
      >
        {text('tokens.revoke')}
      </Button>
    </li>
  )
}
