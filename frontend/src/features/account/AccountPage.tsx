import type { ReactNode } from 'react'
import { useQuery } from 'urql'
import { Link } from 'wouter'
import { problemOf } from '~/api/errors'
import { type ApiTokenFieldsFragment, ApiTokensDocument } from '~/api/generated/later'
import { useLocale, useText } from '~/i18n/i18n'
import { Ago } from '~/ui/Ago'
import { useAnnounce } from '~/ui/Announcer'
import { Awaited } from '~/ui/Awaited'
import { Badge } from '~/ui/Badge'
import { Box } from '~/ui/Box'
import { Button, buttonClass } from '~/ui/Button'
import { Entries, Entry, Fact, Facts } from '~/ui/Entries'
import { Icon } from '~/ui/Icon'
import { useMask } from '~/ui/Masking'
import { PageTitle } from '~/ui/PageTitle'
import { useNow } from '~/ui/useNow'
import { formatExact } from '~/util/dates'
import { paths } from '~/util/paths'
import { useDialog } from '~/util/useSearchParam'
import styles from './AccountPage.module.css'
import { CreateTokenDialog } from './CreateTokenDialog'
import { IdentitiesSection } from './IdentitiesSection'
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
      <IdentitiesSection />
      <SessionsSection />
      <section className={styles.section} aria-labelledby="account-activity">
        <header className={styles.title}>
          <h2 id="account-activity">{text('accountActivity.title')}</h2>
        </header>
        <p className={styles.muted}>{text('accountActivity.about')}</p>
        <div className={styles.frame}>{children}</div>
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
        <Awaited
          problem={problem}
          failed={text('tokens.failed')}
          missing={!tokens}
          lines={5}
          retrying={fetching || stale}
          onRetry={refetch}
        />
        {tokens?.length === 0 && (
          <Box>
            <p>{text('tokens.empty')}</p>
            <p className={styles.muted}>{text('tokens.emptyHint')}</p>
          </Box>
        )}
        {tokens && tokens.length > 0 && (
          <Entries>
            {tokens.map(token => (
              <TokenRow
                key={token.id}
                token={token}
                forOperator={forOperator}
                onRevoke={() => open('revoke', token.id)}
              />
            ))}
          </Entries>
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
    <Entry
      name={<bdi>{mask(name)}</bdi>}
      level={3}
      badge={expired && <Badge tone="danger" mark="square" label={text('tokens.expired')} />}
      actions={
        <Button
          look="cautious"
          small
          aria-label={text('tokens.revokeNamed', { name: mask(name) })}
          onClick={onRevoke}
        >
          {text('tokens.revoke')}
        </Button>
      }
    >
      <Facts>
        <Fact label={text('tokens.prefix')}>
          <code translate="no">{prefix}…</code>
        </Fact>
        <Fact label={text('tokens.created')}>
          <Ago at={createdAt} />
        </Fact>
        <Fact label={text('tokens.lastUsed')}>
          {lastUsedAt ? <Ago at={lastUsedAt} /> : text('tokens.neverUsed')}
        </Fact>
        <Fact label={text('tokens.expires')}>
          {expiresAt ? (
            <time dateTime={expiresAt}>{formatExact(expiresAt, locale)}</time>
          ) : (
            text('tokens.neverExpires')
          )}
        </Fact>
        {forOperator && (
          <Fact label={text('tokens.reach')}>
            <bdi>{customer ? mask(customer.name) : text('tokens.reachAll')}</bdi>
          </Fact>
        )}
        {allowedAddresses.length > 0 && (
          <Fact label={text('tokens.addresses')} verbatim>
            {allowedAddresses.map(mask).join(', ')}
          </Fact>
        )}
      </Facts>
      <ul className={styles.scopes} aria-label={text('tokens.scopes')}>
        {scopes.map(scope => (
          <li key={scope}>
            <code translate="no">{scope}</code>
          </li>
        ))}
      </ul>
    </Entry>
  )
}
