import type { ReactNode } from 'react'
import styles from './Box.module.css'

/** A frame around what has no card of its own: an empty list, what is still to come. */
export function Box({ children }: { children: ReactNode }) {
  return <div className={styles.box}>{children}</div>
}
