import { useMutation } from 'urql'
import { problemOf } from '~/api/errors'
import { type ApiTokenFieldsFragment, RevokeApiTokenDocument } from '~/api/generated/later'
import { useText } from '~/i18n/i18n'
import { useMask } from '~/ui/Masking'
import { Question } from '~/ui/Question'

interface Props {
  token: ApiTokenFieldsFragment
  onClose: () => void
  onRevoked: () => void
}

/** Asks before a token is revoked: what uses it stops working at once. */
export function RevokeTokenDialog({ token, onClose, onRevoked }: Props) {
  const text = useText()
  const mask = useMask()
  const [{ data, error, fetching }, revoke] = useMutation(RevokeApiTokenDocument)
  const submit = async () => {
    const answer = await revoke({ input: { apiTokenId: token.id } })
    if (answer.data?.revokeApiToken.userErrors.length === 0) onRevoked()
  }
  return (
    <Question
      title={text('tokens.revokeTitle', { name: mask(token.name) })}
      failed={text('tokens.revokeFailed')}
      confirm={text('tokens.revoke')}
      busy={fetching}
      problem={problemOf(error)}
      errors={data?.revokeApiToken.userErrors ?? []}
      onClose={onClose}
      onConfirm={() => void submit()}
    >
      {text('tokens.revokeBody')}
    </Question>
  )
}
