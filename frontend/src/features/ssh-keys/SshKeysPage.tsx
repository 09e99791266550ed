import { useQuery } from 'urql'
import { problemOf } from '~/api/errors'
import { type SshKeyFieldsFragment, SshKeysDocument } from '~/api/generated/later'
import { useText } from '~/i18n/i18n'
import { Ago } from '~/ui/Ago'
import { useAnnounce } from '~/ui/Announcer'
import { Button } from '~/ui/Button'
import { Empty } from '~/ui/Empty'
import { Failure } from '~/ui/Failure'
import { Icon } from '~/ui/Icon'
import { useMask } from '~/ui/Masking'
import { PageTitle } from '~/ui/PageTitle'
import { Loading, Skeleton } from '~/ui/Skeleton'
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
      {(problem || (!keys && !loading)) && (
        <Failure
          title={text('sshKeys.failed')}
          detail={problem?.message}
          requestId={problem?.requestId}
          retrying={loading}
          onRetry={refetch}
        />
      )}
      {!keys && !problem && loading && (
        <div className={styles.box}>
          <Loading />
          <Skeleton lines={5} />
        </div>
      )}
      {keys?.length === 0 && (
        <div className={styles.box}>
          <Empty icon="key" title={text('sshKeys.empty')}>
            {text('sshKeys.emptyHint')}
          </Empty>
        </div>
      )}
      {keys && keys.length > 0 && (
        <ul className={styles.keys}>
          {keys.map(key => (
            <KeyRow key={key.id} sshKey={key} onRemove={() => open('remove', key.id)} />
          ))}
        </ul>
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
    <li className={styles.key}>
      <div className={styles.about}>
        <h2 className={styles.name}>
          <bdi>{mask(name)}</bdi>
        </h2>
        <dl className={styles.facts}>
          <div>
            <dt>{text('sshKeys.type')}</dt>
            <dd>
              <bdi>{type}</bdi>
            </dd>
          </div>
          {fingerprint && (
            <div>
              <dt>{text('sshKeys.fingerprint')}</dt>
              <dd className={styles.fingerprint} translate="no">
                {fingerprint}
              </dd>
            </div>
          )}
          {createdAt && (
            <div>
              <dt>{text('sshKeys.added')}</dt>
              <dd>
                <Ago at={createdAt} />
              </dd>
            </div>
          )}
        </dl>
      </div>
      <Button
        look="cautious"
        small
        aria-label={text('sshKeys.removeNamed', { name: mask(name) })}
        onClick={onRemove}
      >
        {text('sshKeys.remove')}
      </Button>
    </li>
  )
}
