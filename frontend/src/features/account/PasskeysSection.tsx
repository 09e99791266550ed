import { useQuery } from 'urql'
import { problemOf } from '~/api/errors'
import { type PasskeyFieldsFragment, PasskeysDocument } from '~/api/generated/later'
import { useText } from '~/i18n/i18n'
import { Ago } from '~/ui/Ago'
import { useAnnounce } from '~/ui/Announcer'
import { Awaited } from '~/ui/Awaited'
import { Box } from '~/ui/Box'
import { Button } from '~/ui/Button'
import { Entries, Entry, Fact, Facts } from '~/ui/Entries'
import { Icon } from '~/ui/Icon'
import { useMask } from '~/ui/Masking'
import { useDialog } from '~/util/useSearchParam'
import { canUsePasskeys } from '~/util/webauthn'
import styles from './AccountPage.module.css'
import { AddPasskeyDialog, RemovePasskeyDialog } from './PasskeyDialogs'

/** How the dialogs are called in the address. */
const DIALOGS = { add: 'passkey', remove: 'remove-passkey' } as const

/** The keys in one's devices that take the place of password and code. */
export function PasskeysSection() {
  const text = useText()
  const mask = useMask()
  const announce = useAnnounce()
  const { dialog, of, open, close } = useDialog()
  const [{ data, error, fetching, stale }, execute] = useQuery({ query: PasskeysDocument })
  const refetch = () => execute({ requestPolicy: 'network-only' })
  const problem = problemOf(error)
  const passkeys = data?.viewer?.signInMethods?.passkeys
  const asked = dialog === DIALOGS.remove ? passkeys?.find(each => each.id === of) : undefined
  const done = (sentence: string) => {
    close()
    refetch()
    announce(sentence)
  }
  return (
    <section className={styles.section} aria-labelledby="passkeys">
      <header className={styles.title}>
        <h2 id="passkeys">{text('passkeys.title')}</h2>
        <Button
          look="primary"
          refusal={canUsePasskeys() ? null : text('passkeys.unsupported')}
          onClick={() => open(DIALOGS.add)}
        >
          <Icon name="plus" /> {text('passkeys.add')}
        </Button>
      </header>
      <p className={styles.muted}>{text('passkeys.about')}</p>
      <Awaited
        problem={problem}
        failed={text('passkeys.failed')}
        missing={!passkeys}
        lines={2}
        retrying={fetching || stale}
        onRetry={refetch}
      />
      {passkeys?.length === 0 && (
        <Box>
          <p className={styles.muted}>{text('passkeys.empty')}</p>
        </Box>
      )}
      {passkeys && passkeys.length > 0 && (
        <Entries>
          {passkeys.map(passkey => (
            <PasskeyRow
              key={passkey.id}
              passkey={passkey}
              onRemove={() => open(DIALOGS.remove, passkey.id)}
            />
          ))}
        </Entries>
      )}
      {dialog === DIALOGS.add && (
        <AddPasskeyDialog
          onClose={close}
          onAdded={name => done(text('passkeys.added', { name: mask(name) }))}
        />
      )}
      {asked && (
        <RemovePasskeyDialog
          id={asked.id}
          name={mask(asked.name)}
          onClose={close}
          onRemoved={() => done(text('passkeys.removed', { name: mask(asked.name) }))}
        />
      )}
    </section>
  )
}

function PasskeyRow({ passkey, onRemove }: { passkey: PasskeyFieldsFragment; onRemove: () => void }) {
  const text = useText()
  const mask = useMask()
  const name = mask(passkey.name)
  return (
    <Entry
      name={<bdi>{name}</bdi>}
      level={3}
      actions={
        <Button look="cautious" small aria-label={text('passkeys.removeNamed', { name })} onClick={onRemove}>
          {text('passkeys.remove')}
        </Button>
      }
    >
      <Facts>
        <Fact label={text('tokens.created')}>
          <Ago at={passkey.createdAt} />
        </Fact>
        <Fact label={text('tokens.lastUsed')}>
          {passkey.lastUsedAt ? <Ago at={passkey.lastUsedAt} /> : text('tokens.neverUsed')}
        </Fact>
      </Facts>
    </Entry>
  )
}
