import { useQuery } from 'urql'
import { problemOf } from '~/api/errors'
import { IdentitiesDocument, type IdentityFieldsFragment } from '~/api/generated/later'
import { useOpenId } from '~/api/useOpenId'
import { useText } from '~/i18n/i18n'
import { Ago } from '~/ui/Ago'
import { useAnnounce } from '~/ui/Announcer'
import { Box } from '~/ui/Box'
import { Button } from '~/ui/Button'
import { Entries, Entry, Fact, Facts } from '~/ui/Entries'
import { Failure } from '~/ui/Failure'
import { useMask } from '~/ui/Masking'
import { Notice } from '~/ui/Notice'
import { paths } from '~/util/paths'
import { useDialog } from '~/util/useSearchParam'
import styles from './AccountPage.module.css'
import { DisconnectIdentityDialog } from './DisconnectIdentityDialog'

/** How the dialog is called in the address. */
const DISCONNECT = 'disconnect-identity'

/** Whom one is at the host's identity provider. Not there where the host has none and nothing is connected. */
export function IdentitiesSection() {
  const text = useText()
  const mask = useMask()
  const announce = useAnnounce()
  const { dialog, of, open, close } = useDialog()
  const openId = useOpenId()
  const [{ data, error, fetching, stale }, execute] = useQuery({ query: IdentitiesDocument })
  const refetch = () => execute({ requestPolicy: 'network-only' })
  const problem = problemOf(error)
  const provider = data?.openIdProvider?.name
  const identities = data?.viewer?.signInMethods?.openIdIdentities ?? []
  const asked = dialog === DISCONNECT ? identities.find(each => each.id === of) : undefined
  // Most hosts have none: nothing is said of it before it is known, but that it is not known.
  if (!problem && !provider && identities.length === 0) return null
  return (
    <section className={styles.section} aria-labelledby="identities">
      <header className={styles.title}>
        <h2 id="identities">
          {provider ? text('openId.sectionTitle', { name: provider }) : text('openId.sectionTitleNone')}
        </h2>
        {provider && (
          <Button look="primary" busy={openId.busy} onClick={() => openId.begin('LINK', paths.account())}>
            {text('openId.connect')}
          </Button>
        )}
      </header>
      {!problem && (
        <p className={styles.muted}>
          {provider ? text('openId.about', { name: provider }) : text('openId.aboutNone')}
        </p>
      )}
      {problem && (
        <Failure
          title={text('openId.failed')}
          detail={problem.message}
          requestId={problem.requestId}
          retrying={fetching || stale}
          onRetry={refetch}
        />
      )}
      {openId.problem && (
        <Failure
          title={text('openId.connectFailed')}
          detail={openId.problem.message}
          requestId={openId.problem.requestId}
        />
      )}
      {openId.errors.map(each => (
        <Notice key={each.message} tone="danger" role="alert">
          {each.message}
        </Notice>
      ))}
      {data && identities.length === 0 && (
        <Box>
          <p className={styles.muted}>{text('openId.empty')}</p>
        </Box>
      )}
      {identities.length > 0 && (
        <Entries>
          {identities.map(identity => (
            <IdentityRow
              key={identity.id}
              identity={identity}
              onDisconnect={() => open(DISCONNECT, identity.id)}
            />
          ))}
        </Entries>
      )}
      {asked && (
        <DisconnectIdentityDialog
          id={asked.id}
          name={mask(nameOf(asked))}
          onClose={close}
          onDisconnected={() => {
            close()
            refetch()
            announce(text('openId.disconnected', { name: mask(nameOf(asked)) }))
          }}
        />
      )}
    </section>
  )
}

/** What its owner recognises it by. */
const nameOf = ({ email, issuer }: IdentityFieldsFragment) => email ?? new URL(issuer).host

function IdentityRow({
  identity,
  onDisconnect,
}: {
  identity: IdentityFieldsFragment
  onDisconnect: () => void
}) {
  const text = useText()
  const mask = useMask()
  const name = mask(nameOf(identity))
  return (
    <Entry
      name={<bdi>{name}</bdi>}
      level={3}
      actions={
        <Button
          look="cautious"
          small
          aria-label={text('openId.disconnectNamed', { name })}
          onClick={onDisconnect}
        >
          {text('openId.disconnect')}
        </Button>
      }
    >
      <Facts>
        <Fact label={text('openId.provider')}>
          <span translate="no">{new URL(identity.issuer).host}</span>
        </Fact>
        <Fact label={text('openId.connected')}>
          <Ago at={identity.createdAt} />
        </Fact>
        <Fact label={text('tokens.lastUsed')}>
          {identity.lastUsedAt ? <Ago at={identity.lastUsedAt} /> : text('tokens.neverUsed')}
        </Fact>
      </Facts>
    </Entry>
  )
}
