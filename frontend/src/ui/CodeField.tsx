import { useText } from '~/i18n/i18n'
import { Field } from './Field'

interface Props {
  value: string
  error: string | null | undefined
  /** False where there are no recovery codes yet. */
  orRecovery?: boolean
  onChange: (value: string) => void
}

/** A code of an authenticator app. Phones offer digits, and what was copied or sent is filled in. */
export function CodeField({ value, error, orRecovery = true, onChange }: Props) {
  const text = useText()
  return (
    <Field
      label={text('code.label')}
      hint={text(orRecovery ? 'code.hint' : 'code.hintFirst')}
      autoComplete="one-time-code"
      // Recovery codes have letters.
      inputMode={orRecovery ? 'text' : 'numeric'}
      autoCapitalize="off"
      spellCheck={false}
      dir="ltr"
      required
      autoFocus
      value={value}
      error={error ?? null}
      onChange={event => onChange(event.target.value)}
    />
  )
}
