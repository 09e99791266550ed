import type { ReactNode } from 'react'
import styles from './Entries.module.css'

interface EntriesProps {
  /** A card is around them. */
  inCard?: boolean
  children: ReactNode
}

/** Things of one kind, one below the other. */
export function Entries({ inCard, children }: EntriesProps) {
  return <ul className={inCard ? styles.inside : styles.list}>{children}</ul>
}

interface EntryProps {
  /** What it is called; none where its state says all. */
  name?: ReactNode
  /** Which level of heading the name has. */
  level: 2 | 3
  /** How it is with it, beside the name. */
  badge?: ReactNode
  /** What can be done with it. */
  actions?: ReactNode
  /** What is known of it. */
  children: ReactNode
}

/** One thing of several: its name, what is known of it, and what can be done with it. */
export function Entry({ name, level, badge, actions, children }: EntryProps) {
  const Heading = `h${level}` as const
  return (
    <li className={styles.entry}>
      <div className={styles.about}>
        {name ? (
          <Heading className={styles.name}>
            {name}
            {badge}
          </Heading>
        ) : (
          badge
        )}
        {children}
      </div>
      {actions && <div className={styles.actions}>{actions}</div>}
    </li>
  )
}

/** What is known of a thing, side by side as far as there is room. */
export function Facts({ children }: { children: ReactNode }) {
  return <dl className={styles.facts}>{children}</dl>
}

interface FactProps {
  label: string
  /** It is no language: an address, a fingerprint. */
  verbatim?: boolean
  children: ReactNode
}

export function Fact({ label, verbatim, children }: FactProps) {
  return (
    <div>
      <dt>{label}</dt>
      <dd translate={verbatim ? 'no' : undefined}>{children}</dd>
    </div>
  )
}
