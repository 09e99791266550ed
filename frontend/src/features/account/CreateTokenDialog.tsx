import { type FormEvent, useId, useState } from 'react'
import { useMutation } from 'urql'
import { problemOf, sortUserErrors } from '~/api/errors'
import { type ApiScope, CreateApiTokenDocument } from '~/api/generated/later'
import { type MessageKey, useText } from '~/i18n/i18n'
import { Button } from '~/ui/Button'
import { Checkbox } from '~/ui/Checkbox'
import { Dialog, DialogButtons } from '~/ui/Dialog'
import { Failure } from '~/ui/Failure'
import { Field, TextArea } from '~/ui/Field'
import { Notice } from '~/ui/Notice'
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

  const choose = (scope: ApiScope, chosen: boolean) => {
    const next = new Set(scopes)
    if (chosen) next.add(scope)
    else next.delete(scope)
    setScopes(next)
  }
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    if (refusal || fetching) return
    const form = new FormData(event.currentTarget)
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
      <form className={styles.form} onSubmit={event => void submit(event)}>
        {problem && (
          <Failure
            title={text('tokens.createFailed')}
            detail={problem.message}
            requestId={problem.requestId}
          />
        )}
        {errors.form.map(each => (
          <Notice key={each.message} tone="danger" role="alert">
            {each.message}
          </Notice>
        ))}
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
        <ScopeChoice
          scopes={scopesFor(forOperator)}
          chosen={scopes}
          error={errors.fields.scopes}
          onChoose={choose}
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
      </form>
    </Dialog>
  )
}

interface ScopeChoiceProps {
  scopes: readonly ApiScope[]
  chosen: ReadonlySet<ApiScope>
  error?: string | null | undefined
  onChoose: (scope: ApiScope, chosen: boolean) => void
}

function ScopeChoice({ scopes, chosen, error, onChoose }: ScopeChoiceProps) {
  const text = useText()
  const id = useId()
  return (
    <fieldset className={styles.choices} aria-describedby={error ? id : undefined}>
      <legend>{text('tokens.scopes')}</legend>
      {scopes.map(scope => (
        <Checkbox
          key={scope}
          label={text(SCOPES[scope])}
          checked={chosen.has(scope)}
          onChange={checked => onChoose(scope, checked)}
        />
      ))}
      {error && (
        <p id={id} className={styles.error} role="alert">
          {error}
        </p>
      )}
    </fieldset>
  )
}
