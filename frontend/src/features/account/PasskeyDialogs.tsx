import { useState } from 'react'
import { useClient, useMutation } from 'urql'
import { problemOf, sortUserErrors } from '~/api/errors'
import {
  PasskeyCreationDocument,
  RegisterPasskeyDocument,
  RemovePasskeyDocument,
} from '~/api/generated/later'
import { useText } from '~/i18n/i18n'
import { Button } from '~/ui/Button'
import { Dialog, DialogButtons } from '~/ui/Dialog'
import { Field } from '~/ui/Field'
import { Form } from '~/ui/Form'
import { Notice } from '~/ui/Notice'
import { Question } from '~/ui/Question'
import { makePasskey } from '~/util/webauthn'

interface AddProps {
  onClose: () => void
  onAdded: (name: string) => void
}

/** Has a device make a passkey, under a name that its owner knows it by. */
export function AddPasskeyDialog({ onClose, onAdded }: AddProps) {
  const text = useText()
  const client = useClient()
  const [{ data, error, fetching }, register] = useMutation(RegisterPasskeyDocument)
  const [asking, setAsking] = useState(false)
  const [nothing, setNothing] = useState(false)
  const busy = fetching || asking
  const problem = problemOf(error)
  const errors = sortUserErrors(busy ? [] : (data?.registerPasskey.userErrors ?? []), ['name'])

  const submit = async (form: FormData) => {
    if (busy) return
    const name = String(form.get('name'))
    setAsking(true)
    setNothing(false)
    const asked = await client
      .query(PasskeyCreationDocument, {}, { requestPolicy: 'network-only' })
      .toPromise()
    const options = asked.data?.viewer?.signInMethods?.passkeyCreationOptions
    const response = options ? await makePasskey(options) : null
    setAsking(false)
    if (!response) {
      setNothing(true)
      return
    }
    const answer = await register({ input: { name, response } })
    if (answer.data?.registerPasskey.passkey) onAdded(name)
  }

  return (
    <Dialog title={text('passkeys.addTitle')} onClose={onClose}>
      <Form
        problem={busy ? null : problem}
        failed={text('passkeys.addFailed')}
        errors={errors.form}
        onSubmit={form => void submit(form)}
      >
        <p>{text('passkeys.addBody')}</p>
        {nothing && (
          <Notice tone="warning" role="alert">
            {text('passkeys.nothing')}
          </Notice>
        )}
        <Field
          label={text('tokens.name')}
          hint={text('passkeys.nameHint')}
          name="name"
          required
          maxLength={255}
          autoComplete="off"
          dir="auto"
          error={errors.fields.name ?? null}
        />
        <DialogButtons>
          <Button onClick={onClose}>{text('ui.cancel')}</Button>
          <Button look="primary" type="submit" busy={busy}>
            {text('passkeys.add')}
          </Button>
        </DialogButtons>
      </Form>
    </Dialog>
  )
}

interface RemoveProps {
  id: string
  name: string
  onClose: () => void
  onRemoved: () => void
}

/** Asks before a passkey stops working. */
export function RemovePasskeyDialog({ id, name, onClose, onRemoved }: RemoveProps) {
  const text = useText()
  const [{ data, error, fetching }, remove] = useMutation(RemovePasskeyDocument)
  const submit = async () => {
    const answer = await remove({ input: { passkeyId: id } })
    if (answer.data?.removePasskey.removedId) onRemoved()
  }
  return (
    <Question
      title={text('passkeys.removeTitle', { name })}
      failed={text('passkeys.removeFailed')}
      confirm={text('passkeys.remove')}
      busy={fetching}
      problem={problemOf(error)}
      errors={data?.removePasskey.userErrors ?? []}
      onClose={onClose}
      onConfirm={() => void submit()}
    >
      {text('passkeys.removeBody')}
    </Question>
  )
}
