import styles from './Field.module.css'

interface Props<Value extends string> {
  label: string
  value: Value
  options: readonly { value: Value; label: string }[]
  onChange: (value: Value) => void
}

/** Choice of one from a few. */
export function Select<Value extends string>({ label, value, options, onChange }: Props<Value>) {
  return (
    <select
      className={styles.select}
      aria-label={label}
      value={value}
      onChange={event => onChange(event.target.value as Value)}
    >
      {options.map(option => (
        <option key={option.value} value={option.value}>
          {option.label}
        </option>
      ))}
    </select>
  )
}
