import { useMutation } from 'urql'
import { problemOf } from '~/api/errors'
import { RemoveSshKeyDocument, type SshKeyFieldsFragment } from '~/api/generated/later'
import { useText } from '~/i18n/i18n'
import { useMask } from '~/ui/Masking'
import { Question } from '~/ui/Question'

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
  const submit = async () => {
    const answer = await remove({ input: { sshKeyId: sshKey.id } })
    if (answer.data?.removeSshKey.userErrors.length === 0) onRemoved()
  }
  return (
    <Question
      title={text('sshKeys.removeTitle', { name: mask(sshKey.name) })}
      failed={text('sshKeys.removeFailed')}
      confirm={text('sshKeys.remove')}
      busy={fetching}
      problem={problemOf(error)}
      errors={data?.removeSshKey.userErrors ?? []}
      onClose={onClose}
      onConfirm={() => void submit()}
    >
      {text('sshKeys.removeBody')}
    </Question>
  )
}
