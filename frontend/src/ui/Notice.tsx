import type { ReactNode } from 'react'
import { classes } from './classes'
import { Icon, type IconName } from './Icon'
import styles from './Notice.module.css'

interface Props {
  tone: 'info' | 'warning' | 'danger' | 'good'
  icon?: IconName
  /** `alert` interrupts who listens and is for what just failed; `status` waits for a pause. */
  role?: 'alert' | 'status'
  /** What can be done about it. */
  action?: ReactNode
  children: ReactNode
}

/** A sentence or two about something that one should know. */
export function Notice({ tone, icon = 'warning', role, action, children }: Props) {
  return (
    <div className={classes(styles.notice, styles[tone])} role={role}>
      <span className={styles.icon}>
        <Icon name={icon} />
      </span>
      <div className={styles.text}>{children}</div>
      {action && <div className={styles.action}>{action}</div>}
    </div>
  )
}
