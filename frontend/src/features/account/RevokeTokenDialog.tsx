import { useMutation } from 'urql'
import { problemOf } from '~/api/errors'
import { type ApiTokenFieldsFragment, RevokeApiTokenDocument } from '~/api/generated/later'
import { useText } from '~/i18n/i18n'
import { Button } from '~/ui/Button'
import { Dialog, DialogButtons } from '~/ui/Dialog'
import { Failure } from '~/ui/Failure'
import { useMask } from '~/ui/Masking'
import { Notice } from '~/ui/Notice'

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
  const problem = problemOf(error)
  const submit = async () => {
    const answer = await revoke({ input: { apiTokenId: token.id } })
    if (answer.data?.revokeApiToken.userErrors.length === 0) onRevoked()
  }
  return (
    <Dialog title={text('tokens.revokeTitle', { name: mask(token.name) })} onClose={onClose}>
      <p>{text('tokens.revokeBody')}</p>
      {problem && (
        <Failure title={text('tokens.revokeFailed')} detail={problem.message} requestId={problem.requestId} />
      )}
      {data?.revokeApiToken.userErrors.map(each => (
        <Notice key={each.message} tone="danger" role="alert">
          {each.message}
        </Notice>
      ))}
      <DialogButtons>
        <Button data-focus-first onClick={onClose}>
          {text('ui.cancel')}
        </Button>
        <Button look="danger" busy={fetching} onClick={() => void submit()}>
          {text('tokens.revoke')}
        </Button>
      </DialogButtons>
    </Dialog>
  )
}
