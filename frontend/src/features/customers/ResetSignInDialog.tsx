import { useMutation } from 'urql'
import { problemOf } from '~/api/errors'
import { type CustomerAccountFragment, ResetSignInMethodsDocument } from '~/api/generated/later'
import { useText } from '~/i18n/i18n'
import { useMask } from '~/ui/Masking'
import { Question } from '~/ui/Question'

interface Props {
  account: CustomerAccountFragment
  onClose: () => void
  onReset: () => void
}

/** Asks before an account is left with its password alone. */
export function ResetSignInDialog({ account, onClose, onReset }: Props) {
  const text = useText()
  const mask = useMask()
  const [{ data, error, fetching }, reset] = useMutation(ResetSignInMethodsDocument)
  const submit = async () => {
    const answer = await reset({ input: { accountId: account.id } })
    if (answer.data?.resetSignInMethods.userErrors.length === 0) onReset()
  }
  return (
    <Question
      title={text('customerAccounts.resetTitle', { email: mask(account.email) })}
      failed={text('customerAccounts.resetFailed')}
      confirm={text('customerAccounts.resetConfirm')}
      busy={fetching}
      problem={problemOf(error)}
      errors={data?.resetSignInMethods.userErrors ?? []}
      onClose={onClose}
      onConfirm={() => void submit()}
    >
      {text('customerAccounts.resetBody')}
    </Question>
  )
}
