import { useMutation } from 'urql'
import { problemOf } from '~/api/errors'
import { DisconnectIdentityDocument } from '~/api/generated/later'
import { useText } from '~/i18n/i18n'
import { Question } from '~/ui/Question'

interface Props {
  id: string
  name: string
  onClose: () => void
  onDisconnected: () => void
}

/** Asks before an identity is good for nothing here. */
export function DisconnectIdentityDialog({ id, name, onClose, onDisconnected }: Props) {
  const text = useText()
  const [{ data, error, fetching }, disconnect] = useMutation(DisconnectIdentityDocument)
  const submit = async () => {
    const answer = await disconnect({ input: { identityId: id } })
    if (answer.data?.disconnectIdentity.disconnectedId) onDisconnected()
  }
  return (
    <Question
      title={text('openId.disconnectTitle', { name })}
      failed={text('openId.disconnectFailed')}
      confirm={text('openId.disconnect')}
      busy={fetching}
      problem={problemOf(error)}
      errors={data?.disconnectIdentity.userErrors ?? []}
      onClose={onClose}
      onConfirm={() => void submit()}
    >
      {text('openId.disconnectBody')}
    </Question>
  )
}
