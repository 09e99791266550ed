import { useMutation } from 'urql'
import { ResetPanelPasswordDocument } from '~/api/generated/later'
import { useText } from '~/i18n/i18n'
import { Button } from '~/ui/Button'
import { CopyButton } from '~/ui/CopyButton'
import { Dialog, DialogButtons } from '~/ui/Dialog'
import { useMask } from '~/ui/Masking'
import { Notice } from '~/ui/Notice'
import { Secret } from '~/ui/Secret'
import styles from './Access.module.css'
import { type AccessServer, refusalOf } from './access'
import { Refused } from './Refused'
import { useOrder } from './useOrder'

interface Props {
  server: AccessServer
  onClose: () => void
}

/** Asks first, then shows what to sign in to the panel with for as long as it stays open, and nowhere else. */
export function PanelPasswordDialog({ server, onClose }: Props) {
  const text = useText()
  const mask = useMask()
  const [{ data, error, fetching }, reset] = useMutation(ResetPanelPasswordDocument)
  const { mutationId, waiting, answered } = useOrder()
  const outcome = data?.resetPanelPassword
  const refusal = refusalOf(server, 'RESET_PANEL_PASSWORD')

  const submit = async () => {
    const answer = await reset({ input: { serverId: server.id, clientMutationId: mutationId } })
    if (answer.data) answered(answer.data.resetPanelPassword.userErrors)
  }

  if (outcome && outcome.userErrors.length === 0) {
    const { email, password } = outcome
    return (
      <Dialog title={text('access.panel.done')} onClose={onClose} holds={Boolean(password)}>
        {email && (
          <div>
            <p className={styles.label}>{text('access.email')}</p>
            <p className={styles.email}>
              <bdi>{mask(email)}</bdi> <CopyButton value={email} />
            </p>
          </div>
        )}
        {password ? (
          <>
            <Secret label={text('access.password')} value={password} />
            <p role="status">{text('access.panel.once')}</p>
          </>
        ) : (
          <p role="status">{text('access.panel.unsaid')}</p>
        )}
        <DialogButtons>
          <Button look="primary" autoFocus={!password} onClick={onClose}>
            {text('access.finish')}
          </Button>
        </DialogButtons>
      </Dialog>
    )
  }
  return (
    <Dialog title={text('access.panel.title')} onClose={onClose}>
      <p>{text('access.panel.body')}</p>
      {refusal && (
        <Notice tone="warning" role="status">
          {refusal}
        </Notice>
      )}
      <Refused
        title={text('access.failed')}
        errors={fetching ? [] : (outcome?.userErrors ?? [])}
        error={error}
      />
      <DialogButtons>
        <Button data-focus-first onClick={onClose}>
          {text('ui.cancel')}
        </Button>
        <Button look="primary" refusal={refusal ?? waiting} busy={fetching} onClick={() => void submit()}>
          {text('access.panel.confirm')}
        </Button>
      </DialogButtons>
    </Dialog>
  )
}
