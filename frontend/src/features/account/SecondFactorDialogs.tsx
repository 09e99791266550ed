import { useMutation } from 'urql'
import { problemOf } from '~/api/errors'
import { DisableSecondFactorDocument, ReplaceRecoveryCodesDocument } from '~/api/generated/later'
import { useText } from '~/i18n/i18n'
import { Question } from '~/ui/Question'
import { RecoveryCodesDialog } from './RecoveryCodesDialog'

interface DisableProps {
  onClose: () => void
  onDisabled: () => void
}

/** Asks before the second factor is turned off: from then on the password alone is enough. */
export function DisableSecondFactorDialog({ onClose, onDisabled }: DisableProps) {
  const text = useText()
  const [{ data, error, fetching }, disable] = useMutation(DisableSecondFactorDocument)
  const submit = async () => {
    const answer = await disable({})
    if (answer.data?.disableSecondFactor.userErrors.length === 0) onDisabled()
  }
  return (
    <Question
      title={text('secondFactor.turnOffTitle')}
      failed={text('secondFactor.changeFailed')}
      confirm={text('secondFactor.turnOff')}
      busy={fetching}
      problem={problemOf(error)}
      errors={data?.disableSecondFactor.userErrors ?? []}
      onClose={onClose}
      onConfirm={() => void submit()}
    >
      {text('secondFactor.turnOffBody')}
    </Question>
  )
}

interface ReplaceProps {
  onClose: () => void
  onReplaced: () => void
}

/** Asks before new recovery codes take the place of those that somebody may have on paper, then shows them. */
export function ReplaceCodesDialog({ onClose, onReplaced }: ReplaceProps) {
  const text = useText()
  const [{ data, error, fetching }, replace] = useMutation(ReplaceRecoveryCodesDocument)
  const codes = data?.replaceRecoveryCodes.recoveryCodes
  const submit = async () => {
    const answer = await replace({})
    if (answer.data?.replaceRecoveryCodes.recoveryCodes) onReplaced()
  }
  if (codes) return <RecoveryCodesDialog codes={codes} onClose={onClose} />
  return (
    <Question
      title={text('secondFactor.newCodesTitle')}
      failed={text('secondFactor.changeFailed')}
      confirm={text('secondFactor.newCodes')}
      busy={fetching}
      problem={problemOf(error)}
      errors={data?.replaceRecoveryCodes.userErrors ?? []}
      onClose={onClose}
      onConfirm={() => void submit()}
    >
      {text('secondFactor.newCodesBody')}
    </Question>
  )
}
