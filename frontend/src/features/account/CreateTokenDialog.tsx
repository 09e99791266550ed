import { useState } from 'react'
import { useMutation } from 'urql'
import { problemOf, sortUserErrors } from '~/api/errors'
import { type ApiScope, CreateApiTokenDocument } from '~/api/generated/later'
import { type MessageKey, useText } from '~/i18n/i18n'
import { Button } from '~/ui/Button'
import { Choices } from '~/ui/Choices'
import { Dialog, DialogButtons } from '~/ui/Dialog'
import { Field, TextArea } from '~/ui/Field'
import { Form } from '~/ui/Form'
import { Secret } from '~/ui/Secret'
import { Select } from '~/ui/Select'
import styles from './AccountPage.module.css'
import { CustomerField } from './CustomerField'
import { SCOPES, scopesFor } from './scopes'

const A_DAY_MS = 86_400_000

/** How long a token holds, in days; none for ever. */
const EXPIRY = {
  '30': 'tokens.in30',
  '90': 'tokens.in90',
  '365': 'tokens.in365',
  '': 'tokens.never',
} as const

type Expiry = keyof typeof EXPIRY

interface Props {
  forOperator: boolean
  onClose: () => void
  /** It is made; this stays open, as the secret is in it and nowhere else. */
  onCreated: () => void
}

/** Makes a token and shows its secret, once. */
export function CreateTokenDialog({ forOperator, onClose, onCreated }: Props) {
  const text = useText()
  const [{ data, error, fetching }, create] = useMutation(CreateApiTokenDocument)
  const [scopes, setScopes] = useState<ReadonlySet<ApiScope>>(new Set(['SERVERS_READ']))
  const [expiry, setExpiry] = useState<Expiry>('90')
  const [customerId, setCustomerId] = useState<string | null | undefined>(undefined)
  const problem = problemOf(error)
  const errors = sortUserErrors(data?.createApiToken.userErrors ?? [], [
    'name',
    'scopes',
    'allowedAddresses',
    'customerId',
  ])
  const secret = data?.createApiToken.secret
  const refusal =
    scopes.size === 0 ? text('tokens.noScope') : customerId === null ? text('tokens.customerUnknown') : null

  const submit = async (form: FormData) => {
    if (refusal || fetching) return
    const addresses = String(form.get('addresses'))
      .split(/[\s,]+/)
      .filter(Boolean)
    const answer = await create({
      input: {
        name: String(form.get('name')),
        scopes: [...scopes],
        expiresAt: expiry ? new Date(Date.now() + Number(expiry) * A_DAY_MS).toISOString() : null,
        allowedAddresses: addresses.length > 0 ? addresses : null,
        customerId: customerId ?? null,
      },
    })
    if (answer.data?.createApiToken.secret) onCreated()
  }

  if (secret) {
    return (
      <Dialog title={text('tokens.made')} onClose={onClose} holds>
        <p>{text('tokens.once')}</p>
        <Secret label={text('tokens.secret')} value={secret} />
        <DialogButtons>
          <Button look="primary" onClick={onClose}>
            {text('access.finish')}
          </Button>
        </DialogButtons>
      </Dialog>
    )
  }
  return (
    <Dialog title={text('tokens.createTitle')} onClose={onClose}>
      <Form
        problem={problem}
        failed={text('tokens.createFailed')}
        errors={errors.form}
        onSubmit={form => void submit(form)}
      >
        <Field
          label={text('tokens.name')}
          hint={text('tokens.nameHint')}
          name="name"
          required
          maxLength={255}
          autoComplete="off"
          dir="auto"
          error={errors.fields.name}
        />
        <Choices
          label={text('tokens.scopes')}
          options={scopesFor(forOperator).map(value => ({ value, label: text(SCOPES[value]) }))}
          chosen={scopes}
          error={errors.fields.scopes}
          onChange={setScopes}
        />
        {forOperator && <CustomerField error={errors.fields.customerId} onChoose={setCustomerId} />}
        <div className={styles.expiry}>
          <span className={styles.label} aria-hidden="true">
            {text('tokens.expires')}
          </span>
          <Select
            label={text('tokens.expires')}
            value={expiry}
            options={(Object.entries(EXPIRY) as [Expiry, MessageKey][]).map(([value, label]) => ({
              value,
              label: text(label),
            }))}
            onChange={setExpiry}
          />
        </div>
        <TextArea
          label={text('tokens.addresses')}
          hint={text('tokens.addressesHint')}
          name="addresses"
          rows={2}
          autoComplete="off"
          spellCheck={false}
          dir="ltr"
          error={errors.fields.allowedAddresses}
        />
        <DialogButtons>
          <Button onClick={onClose}>{text('ui.cancel')}</Button>
          <Button look="primary" type="submit" refusal={refusal} busy={fetching}>
            {text('tokens.create')}
          </Button>
        </DialogButtons>
      </Form>
    </Dialog>
  )
}
