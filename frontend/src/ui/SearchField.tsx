import { useLayoutEffect, useState } from 'react'
import styles from './Field.module.css'
import { Icon } from './Icon'

const SETTLED_AFTER_MS = 250

interface Props {
  label: string
  value: string
  /** Called once the typing pauses. */
  onSearch: (value: string) => void
}

/** Says what is searched for when the typing pauses, not with each letter. */
export function SearchField({ label, value, onSearch }: Props) {
  const [typed, setTyped] = useState(value)
  const [known, setKnown] = useState(value)
  if (known !== value) {
    // Changed from outside, by going back for example.
    setKnown(value)
    setTyped(value)
  }
  // While the next page is loaded, the one that is left is hidden and not gone: only effects of the layout end then. A search
  // after that would lead back.
  useLayoutEffect(() => {
    if (typed === value) return
    const timer = setTimeout(() => onSearch(typed), SETTLED_AFTER_MS)
    return () => clearTimeout(timer)
  }, [typed, value, onSearch])
  return (
    <div className={styles.search}>
      <Icon name="search" />
      <input
        type="search"
        className={styles.input}
        aria-label={label}
        placeholder={label}
        value={typed}
        autoComplete="off"
        spellCheck={false}
        onChange={event => setTyped(event.target.value)}
      />
    </div>
  )
}
