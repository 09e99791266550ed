import { useEffect, useRef } from 'react'
import styles from './Checkbox.module.css'

interface Props {
  label: string
  /** Tells it apart from others that are called alike. */
  note?: string
  checked: boolean
  /** Holds for some of what it stands for, and not for all. */
  mixed?: boolean
  /** The label is only for who listens. */
  bare?: boolean
  onChange: (checked: boolean) => void
}

export function Checkbox({ label, note, checked, mixed = false, bare, onChange }: Props) {
  const input = useRef<HTMLInputElement>(null)
  useEffect(() => {
    if (input.current) input.current.indeterminate = mixed
  }, [mixed])
  return (
    <label className={styles.checkbox}>
      <input
        ref={input}
        type="checkbox"
        checked={checked}
        aria-label={bare ? label : undefined}
        onChange={event => onChange(event.target.checked)}
      />
      {!bare && (
        <span className={styles.text}>
          <bdi>{label}</bdi>
          {note && <bdi className={styles.note}>{note}</bdi>}
        </span>
      )}
    </label>
  )
}
