import { useQuery } from 'urql'
import { problemOf } from '~/api/errors'
import { type CustomerAccountFragment, CustomerAccountsDocument } from '~/api/generated/later'
import { useText } from '~/i18n/i18n'
import { useAnnounce } from '~/ui/Announcer'
import { Badge } from '~/ui/Badge'
import { Button } from '~/ui/Button'
import { Card } from '~/ui/Card'
import { Entries, Entry } from '~/ui/Entries'
import { Failure } from '~/ui/Failure'
import { useMask } from '~/ui/Masking'
import { Loading, Skeleton } from '~/ui/Skeleton'
import { useDialog } from '~/util/useSearchParam'
import styles from './CustomerAccounts.module.css'
import { ResetSignInDialog } from './ResetSignInDialog'

/** How the dialog is called in the address. */
const DIALOG = 'reset-sign-in'

/** Who signs in for a customer, and the way back in for who has lost what they do that with; for operators. */
export function CustomerAccounts({ customerId }: { customerId: string }) {
  const text = useText()
  const mask = useMask()
  const announce = useAnnounce()
  const { dialog, of, open, close } = useDialog()
  const [{ data, error, fetching, stale }, execute] = useQuery({
    query: CustomerAccountsDocument,
    variables: { id: customerId },
  })
  const problem = problemOf(error)
  const accounts = data?.node && 'accounts' in data.node ? data.node.accounts : null
  const asked = dialog === DIALOG ? accounts?.find(each => each.id === of) : undefined
  return (
    <Card title={text('customerAccounts.title')} flush>
      {problem && (
        <div className={styles.pad}>
          <Failure
            title={text('customerAccounts.failed')}
            detail={problem.message}
            requestId={problem.requestId}
            retrying={fetching || stale}
            onRetry={() => execute({ requestPolicy: 'network-only' })}
          />
        </div>
      )}
      {!accounts && !problem && (
        <div className={styles.pad}>
          <Loading />
          <Skeleton lines={2} />
        </div>
      )}
      {accounts?.length === 0 && <p className={styles.pad}>{text('customerAccounts.empty')}</p>}
      {accounts && accounts.length > 0 && (
        <Entries inCard>
          {accounts.map(account => (
            <Account key={account.id} account={account} onReset={() => open(DIALOG, account.id)} />
          ))}
        </Entries>
      )}
      {asked && (
        <ResetSignInDialog
          account={asked}
          onClose={close}
          onReset={() => {
            close()
            announce(text('customerAccounts.reset', { email: mask(asked.email) }))
          }}
        />
      )}
    </Card>
  )
}

function Account({ account, onReset }: { account: CustomerAccountFragment; onReset: () => void }) {
  const text = useText()
  const mask = useMask()
  const { email, secondFactorEnabled, passkeyCount } = account
  return (
    <Entry
      name={<bdi>{mask(email)}</bdi>}
      level={3}
      actions={
        (secondFactorEnabled || passkeyCount > 0) && (
          <Button
            look="cautious"
            small
            aria-label={text('customerAccounts.resetNamed', { email: mask(email) })}
            onClick={onReset}
          >
            {text('customerAccounts.resetButton')}
          </Button>
        )
      }
    >
      <p className={styles.methods}>
        <Badge
          tone={secondFactorEnabled ? 'good' : 'idle'}
          mark={secondFactorEnabled ? 'check' : 'ring'}
          label={text(secondFactorEnabled ? 'customerAccounts.factorOn' : 'customerAccounts.factorOff')}
        />
        {passkeyCount > 0 && <span>{text('customerAccounts.passkeys', { count: passkeyCount })}</span>}
      </p>
    </Entry>
  )
}
