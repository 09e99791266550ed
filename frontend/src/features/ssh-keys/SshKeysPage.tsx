import { useQuery } from 'urql'
import { problemOf } from '~/api/errors'
import { type SshKeyFieldsFragment, SshKeysDocument } from '~/api/generated/later'
import { useText } from '~/i18n/i18n'
import { Ago } from '~/ui/Ago'
import { useAnnounce } from '~/ui/Announcer'
import { Awaited } from '~/ui/Awaited'
import { Box } from '~/ui/Box'
import { Button } from '~/ui/Button'
import { Empty } from '~/ui/Empty'
import { Entries, Entry, Fact, Facts } from '~/ui/Entries'
import { Icon } from '~/ui/Icon'
import { useMask } from '~/ui/Masking'
import { PageTitle } from '~/ui/PageTitle'
import { useDialog } from '~/util/useSearchParam'
import { AddKeyDialog } from './AddKeyDialog'
import { RemoveKeyDialog } from './RemoveKeyDialog'
import styles from './SshKeys.module.css'

/** The public keys that the customer's servers can be built with. */
export function SshKeysPage() {
  const text = useText()
  const mask = useMask()
  const announce = useAnnounce()
  const { dialog, of, open, close } = useDialog()
  const [{ data, error, fetching, stale }, execute] = useQuery({ query: SshKeysDocument })
  const refetch = () => execute({ requestPolicy: 'network-only' })
  const problem = problemOf(error)
  const loading = fetching || stale
  const keys = data?.viewer?.customer?.sshKeys
  const asked = dialog === 'remove' ? keys?.find(each => each.id === of) : undefined

  const done = (sentence: string) => {
    close()
    refetch()
    announce(sentence)
  }

  return (
    <>
      <header className={styles.title}>
        <PageTitle name={text('sshKeys.title')} />
        <Button look="primary" onClick={() => open('add')}>
          <Icon name="plus" /> {text('sshKeys.add')}
        </Button>
      </header>
      <p className={styles.muted}>{text('sshKeys.about')}</p>
      <Awaited
        // Without an answer there is one that says why, unless a cache has lost it.
        problem={problem ?? (keys || loading ? null : { message: null, requestId: null })}
        failed={text('sshKeys.failed')}
        missing={!keys}
        lines={5}
        retrying={loading}
        onRetry={refetch}
      />
      {keys?.length === 0 && (
        <Box>
          <Empty icon="key" title={text('sshKeys.empty')}>
            {text('sshKeys.emptyHint')}
          </Empty>
        </Box>
      )}
      {keys && keys.length > 0 && (
        <Entries>
          {keys.map(key => (
            <KeyRow key={key.id} sshKey={key} onRemove={() => open('remove', key.id)} />
          ))}
        </Entries>
      )}
      {dialog === 'add' && (
        <AddKeyDialog
          onClose={close}
          onAdded={({ name }) => done(text('sshKeys.addedKey', { name: mask(name) }))}
        />
      )}
      {asked && (
        <RemoveKeyDialog
          sshKey={asked}
          onClose={close}
          onRemoved={() => done(text('sshKeys.removed', { name: mask(asked.name) }))}
        />
      )}
    </>
  )
}

function KeyRow({ sshKey, onRemove }: { sshKey: SshKeyFieldsFragment; onRemove: () => void }) {
  const text = useText()
  const mask = useMask()
  const { name, type, fingerprint, createdAt } = sshKey
  return (
    <Entry
      name={<bdi>{mask(name)}</bdi>}
      level={2}
      actions={
        <Button
          look="cautious"
          small
          aria-label={text('sshKeys.removeNamed', { name: mask(name) })}
          onClick={onRemove}
        >
          {text('sshKeys.remove')}
        </Button>
      }
    >
      <Facts>
        <Fact label={text('sshKeys.type')}>
          <bdi>{type}</bdi>
        </Fact>
        {fingerprint && (
          <Fact label={text('sshKeys.fingerprint')} verbatim>
            {fingerprint}
          </Fact>
        )}
        {createdAt && (
          <Fact label={text('sshKeys.added')}>
            <Ago at={createdAt} />
          </Fact>
        )}
      </Facts>
    </Entry>
  )
}
