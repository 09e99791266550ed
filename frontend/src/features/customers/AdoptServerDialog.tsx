import { useMutation } from 'urql'
import { problemOf, sortUserErrors } from '~/api/errors'
import { AdoptServerDocument } from '~/api/generated/later'
import { useText } from '~/i18n/i18n'
import { Button } from '~/ui/Button'
import { Dialog, DialogButtons } from '~/ui/Dialog'
import { Field } from '~/ui/Field'
import { Form } from '~/ui/Form'

interface Props {
  customerId: string
  onClose: () => void
  onAdopted: (serverId: string) => void
}

/** Takes a server that the panel already has under management. */
export function AdoptServerDialog({ customerId, onClose, onAdopted }: Props) {
  const text = useText()
  const [{ data, error, fetching }, adopt] = useMutation(AdoptServerDocument)
  const problem = problemOf(error)
  const errors = sortUserErrors(data?.adoptServer.userErrors ?? [], ['panelServerId', 'externalId'])

  const submit = async (form: FormData) => {
    const answer = await adopt({
      input: {
        customerId,
        panelServerId: Number(form.get('panelServerId')),
        externalId: String(form.get('externalId')).trim() || null,
      },
    })
    const server = answer.data?.adoptServer.server
    if (server) onAdopted(server.id)
  }

  return (
    <Dialog title={text('adopt.title')} onClose={onClose}>
      <Form
        problem={problem}
        failed={text('adopt.failed')}
        errors={errors.form}
        onSubmit={form => void submit(form)}
      >
        <p>{text('adopt.about')}</p>
        <Field
          label={text('adopt.panelServerId')}
          name="panelServerId"
          type="number"
          inputMode="numeric"
          min={1}
          max={2_147_483_647}
          required
          autoComplete="off"
          hint={text('adopt.panelServerIdHint')}
          error={errors.fields.panelServerId}
        />
        <Field
          label={text('adopt.externalId')}
          name="externalId"
          maxLength={191}
          autoComplete="off"
          hint={text('adopt.externalIdHint')}
          error={errors.fields.externalId}
        />
        <DialogButtons>
          <Button onClick={onClose}>{text('ui.cancel')}</Button>
          <Button look="primary" type="submit" busy={fetching}>
            {text('adopt.submit')}
          </Button>
        </DialogButtons>
      </Form>
    </Dialog>
  )
}
