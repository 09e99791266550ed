import { useState } from 'react'
import { useMutation } from 'urql'
import { problemOf, sortUserErrors } from '~/api/errors'
import { CreateCustomerDocument } from '~/api/generated/later'
import { useText } from '~/i18n/i18n'
import { Button } from '~/ui/Button'
import { Dialog, DialogButtons } from '~/ui/Dialog'
import { Field } from '~/ui/Field'
import { Form } from '~/ui/Form'
import { newMutationId } from '~/util/ids'

const SHORTEST_PASSWORD = 12

interface Props {
  onClose: () => void
  onCreated: (customerId: string) => void
}

/** Makes a customer, with a password where one is given. */
export function CreateCustomerDialog({ onClose, onCreated }: Props) {
  const text = useText()
  const [{ data, error, fetching }, create] = useMutation(CreateCustomerDocument)
  // The same for every try of this form, so that a lost answer does not make a second customer.
  const [mutationId, setMutationId] = useState(newMutationId)
  const problem = problemOf(error)
  const errors = sortUserErrors(data?.createCustomer.userErrors ?? [], [
    'name',
    'email',
    'externalId',
    'password',
  ])

  const submit = async (form: FormData) => {
    const answer = await create({
      input: {
        name: String(form.get('name')),
        email: String(form.get('email')),
        externalId: String(form.get('externalId')),
        password: String(form.get('password')) || null,
        clientMutationId: mutationId,
      },
    })
    const made = answer.data?.createCustomer.customer
    if (made) onCreated(made.id)
    // Refused input will be changed, and other input needs another id.
    else if (answer.data) setMutationId(newMutationId())
  }

  return (
    <Dialog title={text('customers.create')} onClose={onClose}>
      <Form
        problem={problem}
        failed={text('customers.createFailed')}
        errors={errors.form}
        onSubmit={form => void submit(form)}
      >
        <Field
          label={text('customers.name')}
          name="name"
          required
          maxLength={255}
          autoComplete="off"
          dir="auto"
          error={errors.fields.name}
        />
        <Field
          label={text('customers.email')}
          name="email"
          type="email"
          required
          autoComplete="off"
          error={errors.fields.email}
        />
        <Field
          label={text('customers.externalId')}
          name="externalId"
          required
          maxLength={191}
          autoComplete="off"
          hint={text('customers.externalIdHint')}
          error={errors.fields.externalId}
        />
        <Field
          label={text('customers.password')}
          name="password"
          type="password"
          minLength={SHORTEST_PASSWORD}
          autoComplete="new-password"
          hint={text('customers.passwordHint', { length: SHORTEST_PASSWORD })}
          error={errors.fields.password}
        />
        <DialogButtons>
          <Button onClick={onClose}>{text('ui.cancel')}</Button>
          <Button look="primary" type="submit" busy={fetching}>
            {text('customers.create')}
          </Button>
        </DialogButtons>
      </Form>
    </Dialog>
  )
}
