import type { ReactNode } from 'react'
import styles from './Hidden.module.css'

/** Text for who listens instead of looking. */
export function Hidden({ children, id }: { children: ReactNode; id?: string }) {
  return (
    <span className={styles.hidden} id={id}>
      {children}
    </span>
  )
}
