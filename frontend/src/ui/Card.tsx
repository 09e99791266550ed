import { type ReactNode, useId } from 'react'
import styles from './Card.module.css'
import { classes } from './classes'

interface Props {
  title: string
  /** What stands at the end of the title's line. */
  aside?: ReactNode
  /** The content brings its own space to the edges. */
  flush?: boolean
  children: ReactNode
}

/** A part of a page under a heading of its own. */
export function Card({ title, aside, flush, children }: Props) {
  const titleId = useId()
  return (
    <section className={styles.card} aria-labelledby={titleId}>
      <header className={styles.head}>
        <h2 id={titleId}>{title}</h2>
        {aside && <div className={styles.aside}>{aside}</div>}
      </header>
      <div className={classes(!flush && styles.body)}>{children}</div>
    </section>
  )
}
