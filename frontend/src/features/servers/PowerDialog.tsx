import type { PowerAction, ServerRowFragment } from '~/api/generated/graphql'
import { useText } from '~/i18n/i18n'
import { Button } from '~/ui/Button'
import { Dialog, DialogButtons } from '~/ui/Dialog'
import { useMask } from '~/ui/Masking'
import { Notice } from '~/ui/Notice'
import { POWER_ACTIONS, refusalOf } from './power'

interface Props {
  server: Pick<ServerRowFragment, 'name' | 'actions'>
  action: PowerAction
  onConfirm: () => void
  onClose: () => void
}

/** Asks before something is interrupted or lost. */
export function PowerDialog({ server, action, onConfirm, onClose }: Props) {
  const text = useText()
  const mask = useMask()
  const { question, dangerous } = POWER_ACTIONS[action]
  const refusal = refusalOf(server.actions, action)
  if (!question) return null
  return (
    <Dialog title={text(question.title, { name: mask(server.name) })} onClose={onClose}>
      {dangerous ? <Notice tone="danger">{text(question.body)}</Notice> : <p>{text(question.body)}</p>}
      {refusal && (
        <Notice tone="warning" role="status">
          {refusal}
        </Notice>
      )}
      <DialogButtons>
        <Button data-focus-first onClick={onClose}>
          {text('ui.cancel')}
        </Button>
        <Button
          look={dangerous ? 'danger' : 'primary'}
          refusal={refusal}
          onClick={() => {
            onClose()
            onConfirm()
          }}
        >
          {text(question.confirm)}
        </Button>
      </DialogButtons>
    </Dialog>
  )
}
