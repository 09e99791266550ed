import { useState } from 'react'
import { useMutation } from 'urql'
import { type Problem, problemOf, type UserError } from '~/api/errors'
import {
  AdoptSurplusServerDocument,
  type OrderRowFragment,
  SettleSurplusServerDocument,
  type SurplusDecision,
} from '~/api/generated/later'
import { useText } from '~/i18n/i18n'
import { Ago } from '~/ui/Ago'
import { Button } from '~/ui/Button'
import { Dialog, DialogButtons } from '~/ui/Dialog'
import { Failure } from '~/ui/Failure'
import { Notice } from '~/ui/Notice'
import { newMutationId } from '~/util/ids'
import styles from './Provisioning.module.css'

interface Props {
  order: Pick<OrderRowFragment, 'id' | 'surplusServers' | 'customer'>
  onDone: () => void
}

/** Servers that the panel has made for an order besides its own, about which nobody has decided yet. */
export function SurplusServers({ order, onDone }: Props) {
  return order.surplusServers
    .filter(({ state }) => state === 'OPEN')
    .map(server => <Surplus key={server.panelServerId} order={order} server={server} onDone={onDone} />)
}

interface SurplusProps extends Props {
  server: OrderRowFragment['surplusServers'][number]
}

type Choice = SurplusDecision | 'ADOPT'

function Surplus({ order, server: { panelServerId, foundAt }, onDone }: SurplusProps) {
  const text = useText()
  const [, settle] = useMutation(SettleSurplusServerDocument)
  const [, adopt] = useMutation(AdoptSurplusServerDocument)
  const [busy, setBusy] = useState<Choice | null>(null)
  const [errors, setErrors] = useState<readonly UserError[]>([])
  const [problem, setProblem] = useState<Problem | null>(null)
  const [asking, setAsking] = useState(false)
  const customerId = order.customer?.id

  const decide = async (choice: Choice) => {
    setBusy(choice)
    const clientMutationId = newMutationId()
    const { data, error } =
      choice === 'ADOPT'
        ? await adopt({ input: { customerId: customerId ?? '', panelServerId } })
        : await settle({ input: { orderId: order.id, panelServerId, decision: choice, clientMutationId } })
    setBusy(null)
    const refused = data?.result.userErrors ?? []
    setErrors(refused)
    setProblem(problemOf(error))
    if (data && refused.length === 0) setAsking(false)
    onDone()
  }
  const failed = (
    <>
      {problem && (
        <Failure title={text('orders.failed')} detail={problem.message} requestId={problem.requestId} />
      )}
      {errors.map(({ message }) => (
        <Notice key={message} tone="danger" role="alert">
          {message}
        </Notice>
      ))}
    </>
  )
  return (
    <Notice tone="danger" role="status">
      <p className={styles.surplus}>
        {text('surplus.about', { number: panelServerId })} <Ago at={foundAt} />
      </p>
      {!asking && failed}
      <div className={styles.buttons}>
        <Button small look="cautious" onClick={() => setAsking(true)}>
          {text('surplus.delete')}
        </Button>
        {customerId && (
          <Button small busy={busy === 'ADOPT'} onClick={() => void decide('ADOPT')}>
            {text('surplus.adopt')}
          </Button>
        )}
        <Button small busy={busy === 'KEEP'} onClick={() => void decide('KEEP')}>
          {text('surplus.keep')}
        </Button>
      </div>
      {asking && (
        <Dialog
          title={text('surplus.delete.title', { number: panelServerId })}
          onClose={() => setAsking(false)}
        >
          <Notice tone="danger">{text('surplus.delete.body')}</Notice>
          {failed}
          <DialogButtons>
            <Button data-focus-first onClick={() => setAsking(false)}>
              {text('ui.cancel')}
            </Button>
            <Button look="danger" busy={busy === 'DELETE'} onClick={() => void decide('DELETE')}>
              {text('surplus.delete.submit')}
            </Button>
          </DialogButtons>
        </Dialog>
      )}
    </Notice>
  )
}
