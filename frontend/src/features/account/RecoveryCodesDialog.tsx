import { useText } from '~/i18n/i18n'
import { Button } from '~/ui/Button'
import { Dialog, DialogButtons } from '~/ui/Dialog'
import { Secret } from '~/ui/Secret'

interface Props {
  codes: readonly string[]
  onClose: () => void
}

/** Shows recovery codes for as long as it stays open, and nowhere else. */
export function RecoveryCodesDialog({ codes, onClose }: Props) {
  const text = useText()
  return (
    <Dialog title={text('recoveryCodes.title')} onClose={onClose} holds>
      <p>{text('recoveryCodes.about')}</p>
      <Secret label={text('recoveryCodes.label')} value={codes.join('\n')} />
      <DialogButtons>
        <Button look="primary" onClick={onClose}>
          {text('recoveryCodes.kept')}
        </Button>
      </DialogButtons>
    </Dialog>
  )
}
