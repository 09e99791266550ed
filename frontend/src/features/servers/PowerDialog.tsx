import type { PowerAction, ServerRowFragment } from '~/api/generated/graphql'
import { type MessageKey, useText } from '~/i18n/i18n'
import { Button } from '~/ui/Button'
import { Dialog, DialogButtons } from '~/ui/Dialog'
import { useMask } from '~/ui/Masking'
import { Notice } from '~/ui/Notice'
import { POWER_ACTIONS, refusalOf } from './power'

/** What may be lost, said before it is. */
export const QUESTIONS: Record<Exclude<PowerAction, 'BOOT'>, { title: MessageKey; body: MessageKey }> = {
  RESTART: { title: 'power.RESTART.title', body: 'power.RESTART.body' },
  SHUTDOWN: { title: 'power.SHUTDOWN.title', body: 'power.SHUTDOWN.body' },
  POWER_OFF: { title: 'power.POWER_OFF.title', body: 'power.POWER_OFF.body' },
}

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
  const { label, dangerous } = POWER_ACTIONS[action]
  const refusal = refusalOf(server.actions, action)
  if (action === 'BOOT') return null
  const question = QUESTIONS[action]
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
          {text(label)}
        </Button>
      </DialogButtons>
    </Dialog>
  )
}
