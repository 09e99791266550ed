import { type FormEvent, useState } from 'react'
import { useMutation } from 'urql'
import { problemOf, sortUserErrors } from '~/api/errors'
import { AddCreditDocument, type SelfServiceFieldsFragment } from '~/api/generated/later'
import { useLocale, useText } from '~/i18n/i18n'
import { Button } from '~/ui/Button'
import { Dialog, DialogButtons } from '~/ui/Dialog'
import { Failure } from '~/ui/Failure'
import { Field, SelectField } from '~/ui/Field'
import { useMask } from '~/ui/Masking'
import { Notice } from '~/ui/Notice'
import { newMutationId } from '~/util/ids'
import { formatAmount, parseAmount } from './amounts'
import styles from './Credit.module.css'

interface Props {
  customerName: string
  /** Null where the panel does not tell it now. */
  account: SelfServiceFieldsFragment | null
  /** Those that the credit can be booked for. */
  servers: readonly { id: string; name: string }[]
  onClose: () => void
  onAdded: (sentence: string) => void
}

/** What is about to be added. */
interface Draft {
  serverId: string
  amount: number
  reason: string
  /** Of this draft alone: sent again where no answer came, it is not added twice. */
  clientMutationId: string
}

/** Adds credit by hand, in three steps: how much and why, whether that is meant, and what came of it. */
export function AddCreditDialog({ customerName, account, servers, onClose, onAdded }: Props) {
  const text = useText()
  const mask = useMask()
  const locale = useLocale()
  const [{ data, error, fetching }, add] = useMutation(AddCreditDocument)
  const [draft, setDraft] = useState<Draft | null>(null)
  const [asking, setAsking] = useState(false)
  const [wrongAmount, setWrongAmount] = useState(false)
  const name = mask(customerName)
  const money = (amount: number) => formatAmount(amount, account?.currencyCode, locale)
  const problem = problemOf(error)
  const answer = data?.addCredit
  const errors = sortUserErrors(answer?.userErrors ?? [], ['amount', 'reason', 'serverId'])
  const added = draft && answer && answer.userErrors.length === 0

  const review = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const form = new FormData(event.currentTarget)
    const amount = parseAmount(String(form.get('amount')))
    setWrongAmount(amount === null)
    if (amount === null) return
    setDraft({
      serverId: String(form.get('serverId') ?? servers[0]?.id),
      amount,
      reason: String(form.get('reason')).trim(),
      clientMutationId: newMutationId(),
    })
    setAsking(true)
  }

  const send = async () => {
    if (!draft) return
    const { reason, ...rest } = draft
    const { data: sent } = await add({ input: { ...rest, reason: reason || null } })
    if (!sent) return
    if (sent.addCredit.userErrors.length > 0) setAsking(false)
    else onAdded(text('credit.added', { amount: money(draft.amount), name }))
  }

  if (added) {
    const balance = answer.selfService?.creditBalance
    return (
      <Dialog title={text('credit.addedTitle')} onClose={onClose}>
        <Notice tone="good" icon="check" role="status">
          {text('credit.added', { amount: money(draft.amount), name })}
        </Notice>
        <p>
          {balance === undefined
            ? text('credit.balanceUnread')
            : text('credit.newBalance', { balance: money(balance) })}
        </p>
        <DialogButtons>
          <Button look="primary" autoFocus onClick={onClose}>
            {text('access.finish')}
          </Button>
        </DialogButtons>
      </Dialog>
    )
  }
  if (draft && asking) {
    return (
      <Dialog key="ask" title={text('credit.askTitle', { amount: money(draft.amount) })} onClose={onClose}>
        <p>{text('credit.askBody', { name, amount: money(draft.amount) })}</p>
        {account && (
          <dl className={styles.sum}>
            <dt>{text('credit.balance')}</dt>
            <dd>{money(account.creditBalance)}</dd>
            <dt>{text('credit.afterwards')}</dt>
            <dd>{money(account.creditBalance + draft.amount)}</dd>
          </dl>
        )}
        {problem && (
          <Failure title={text('credit.addFailed')} detail={problem.message} requestId={problem.requestId} />
        )}
        <DialogButtons>
          <Button data-focus-first onClick={() => setAsking(false)}>
            {text('credit.back')}
          </Button>
          <Button look="primary" busy={fetching} onClick={() => void send()}>
            {text('credit.confirm', { amount: money(draft.amount) })}
          </Button>
        </DialogButtons>
      </Dialog>
    )
  }
  return (
    <Dialog key="form" title={text('credit.addTitle', { name })} onClose={onClose}>
      <form className={styles.form} onSubmit={review} noValidate>
        <p className={styles.muted}>{text('credit.addAbout')}</p>
        {errors.form.map(each => (
          <Notice key={each.message} tone="danger" role="alert">
            {each.message}
          </Notice>
        ))}
        <Field
          label={text('credit.amount')}
          name="amount"
          inputMode="decimal"
          required
          autoComplete="off"
          defaultValue={draft ? String(draft.amount).replace('.', decimalMark(locale)) : ''}
          hint={text('credit.amountHint', {
            example: formatAmount(12.5, null, locale),
            currency: account?.currencyCode ?? '',
          })}
          error={wrongAmount ? text('credit.amountWrong') : errors.fields.amount}
        />
        <Field
          label={text('credit.reason')}
          name="reason"
          maxLength={1000}
          autoComplete="off"
          dir="auto"
          defaultValue={draft?.reason}
          hint={text('credit.reasonHint')}
          error={errors.fields.reason}
        />
        {servers.length > 1 && (
          <SelectField
            label={text('credit.server')}
            name="serverId"
            defaultValue={draft?.serverId}
            hint={text('credit.serverHint')}
            error={errors.fields.serverId}
          >
            {servers.map(each => (
              <option key={each.id} value={each.id}>
                {mask(each.name)}
              </option>
            ))}
          </SelectField>
        )}
        <DialogButtons>
          <Button onClick={onClose}>{text('ui.cancel')}</Button>
          <Button look="primary" type="submit">
            {text('credit.review')}
          </Button>
        </DialogButtons>
      </form>
    </Dialog>
  )
}

function decimalMark(locale: string): string {
  const parts = new Intl.NumberFormat(locale).formatToParts(0.5)
  return parts.find(part => part.type === 'decimal')?.value ?? '.'
}
