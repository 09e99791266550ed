import { useId } from 'react'
import { Checkbox } from './Checkbox'
import styles from './Choices.module.css'

interface Props<Choice extends string> {
  label: string
  options: readonly { value: Choice; label: string }[]
  chosen: ReadonlySet<Choice>
  error?: string | null | undefined
  onChange: (chosen: ReadonlySet<Choice>) => void
}

/** Any number of several. */
export function Choices<Choice extends string>({ label, options, chosen, error, onChange }: Props<Choice>) {
  const errorId = useId()
  const change = (value: Choice, checked: boolean) => {
    const next = new Set(chosen)
    if (checked) next.add(value)
    else next.delete(value)
    onChange(next)
  }
  return (
    <fieldset className={styles.choices} aria-describedby={error ? errorId : undefined}>
      <legend>{label}</legend>
      {options.map(option => (
        <Checkbox
          key={option.value}
          label={option.label}
          checked={chosen.has(option.value)}
          onChange={checked => change(option.value, checked)}
        />
      ))}
      {error && (
        <p id={errorId} className={styles.error} role="alert">
          {error}
        </p>
      )}
    </fieldset>
  )
}
