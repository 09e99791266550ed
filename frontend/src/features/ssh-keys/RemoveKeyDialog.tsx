import { useMutation } from 'urql'
import { problemOf } from '~/api/errors'
import { RemoveSshKeyDocument, type SshKeyFieldsFragment } from '~/api/generated/later'
import { useText } from '~/i18n/i18n'
import { Button } from '~/ui/Button'
import { Dialog, DialogButtons } from '~/ui/Dialog'
import { Failure } from '~/ui/Failure'
import { useMask } from '~/ui/Masking'
import { Notice } from '~/ui/Notice'

interface Props {
  sshKey: SshKeyFieldsFragment
  onClose: () => void
  onRemoved: () => void
}

/** Asks before a key is removed. */
export function RemoveKeyDialog({ sshKey, onClose, onRemoved }: Props) {
  const text = useText()
  const mask = useMask()
  const [{ data, error, fetching }, remove] = useMutation(RemoveSshKeyDocument)
  const problem = problemOf(error)
  const submit = async () => {
    const answer = await remove({ input: { sshKeyId: sshKey.id } })
    if (answer.data?.removeSshKey.userErrors.length === 0) onRemoved()
  }
  return (
    <Dialog title={text('sshKeys.removeTitle', { name: mask(sshKey.name) })} onClose={onClose}>
      <p>{text('sshKeys.removeBody')}</p>
      {problem && (
        <Failure
          title={text('sshKeys.removeFailed')}
          detail={problem.message}
          requestId={problem.requestId}
        />
      )}
      {data?.removeSshKey.userErrors.map(each => (
        <Notice key={each.message} tone="danger" role="alert">
          {each.message}
        </Notice>
      ))}
      <DialogButtons>
        <Button data-focus-first onClick={onClose}>
          {text('ui.cancel')}
        </Button>
        <Button look="danger" busy={fetching} onClick={() => void submit()}>
          {text('sshKeys.remove')}
        </Button>
      </DialogButtons>
    </Dialog>
  )
}
