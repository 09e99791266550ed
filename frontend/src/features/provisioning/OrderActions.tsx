import { type FormEvent, useState } from 'react'
import { sortUserErrors } from '~/api/errors'
import type { OrderRowFragment } from '~/api/generated/later'
import { useText } from '~/i18n/i18n'
import { Button } from '~/ui/Button'
import { Dialog, DialogButtons } from '~/ui/Dialog'
import { Failure } from '~/ui/Failure'
import { Field } from '~/ui/Field'
import { Notice } from '~/ui/Notice'
import styles from './Provisioning.module.css'
import { type OrderActionKind, useOrderActions } from './useOrderActions'

interface Props {
  order: Pick<OrderRowFragment, 'id' | 'actions' | 'server' | 'panelServerId'>
  onDone: () => void
}

/** What can be done about an order that is under way or stuck. What can't be undone asks first. */
export function OrderActions({ order, onDone }: Props) {
  const text = useText()
  const { act, busy, errors, problem, forget } = useOrderActions(order.id, onDone)
  const [asking, setAsking] = useState<'CANCEL' | 'RESOLVE' | null>(null)
  const may = (kind: OrderActionKind) => order.actions.some(each => each.kind === kind && each.allowed)
  const sorted = sortUserErrors(errors, ['panelServerId'])
  const failed = (
    <>
      {problem && (
        <Failure title={text('orders.failed')} detail={problem.message} requestId={problem.requestId} />
      )}
      {sorted.form.map(({ message }) => (
        <Notice key={message} tone="danger" role="alert">
          {message}
        </Notice>
      ))}
    </>
  )
  const ask = (what: 'CANCEL' | 'RESOLVE') => {
    forget()
    setAsking(what)
  }
  const resolve = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const number = Number(new FormData(event.currentTarget).get('panelServerId'))
    if (await act('RESOLVE', number)) setAsking(null)
  }
  if (!order.actions.some(({ allowed }) => allowed)) return null
  return (
    <>
      {!asking && failed}
      <div className={styles.buttons}>
        {may('RETRY') && (
          <Button look="primary" busy={busy === 'RETRY'} onClick={() => void act('RETRY')}>
            {text('orders.retry')}
          </Button>
        )}
        {may('RESOLVE') && <Button onClick={() => ask('RESOLVE')}>{text('orders.resolve')}</Button>}
        {may('STOP') && (
          <Button busy={busy === 'STOP'} onClick={() => void act('STOP')}>
            {text('orders.stop')}
          </Button>
        )}
        {may('CANCEL') && (
          <Button look="cautious" onClick={() => ask('CANCEL')}>
            {text('orders.cancel')}
          </Button>
        )}
      </div>
      {asking === 'RESOLVE' && (
        <Dialog title={text('orders.resolve.title')} onClose={() => setAsking(null)}>
          <form className={styles.dialogForm} onSubmit={event => void resolve(event)}>
            <p>{text('orders.resolve.about')}</p>
            {failed}
            <Field
              label={text('adopt.panelServerId')}
              name="panelServerId"
              type="number"
              inputMode="numeric"
              min={1}
              max={2_147_483_647}
              required
              autoComplete="off"
              error={sorted.fields.panelServerId}
            />
            <DialogButtons>
              <Button onClick={() => setAsking(null)}>{text('ui.cancel')}</Button>
              <Button look="primary" type="submit" busy={busy === 'RESOLVE'}>
                {text('orders.resolve.submit')}
              </Button>
            </DialogButtons>
          </form>
        </Dialog>
      )}
      {asking === 'CANCEL' && (
        <Dialog title={text('orders.cancel.title')} onClose={() => setAsking(null)}>
          <Notice tone="danger">
            {text(order.panelServerId ? 'orders.cancel.withServer' : 'orders.cancel.withoutServer')}
          </Notice>
          {failed}
          <DialogButtons>
            <Button data-focus-first onClick={() => setAsking(null)}>
              {text('orders.cancel.keep')}
            </Button>
            <Button
              look="danger"
              busy={busy === 'CANCEL'}
              onClick={() => void act('CANCEL').then(done => done && setAsking(null))}
            >
              {text('orders.cancel.submit')}
            </Button>
          </DialogButtons>
        </Dialog>
      )}
    </>
  )
}
