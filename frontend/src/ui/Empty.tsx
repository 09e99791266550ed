import type { ReactNode } from 'react'
import styles from './Empty.module.css'
import { Icon, type IconName } from './Icon'

interface Props {
  icon: IconName
  title: string
  /** What this place is for, or how to fill it. */
  children?: ReactNode
  action?: ReactNode
}

/** There is nothing to show here, and that is all right. */
export function Empty({ icon, title, children, action }: Props) {
  return (
    <div className={styles.empty}>
      <span className={styles.icon}>
        <Icon name={icon} size={24} />
      </span>
      <p className={styles.title}>{title}</p>
      {children && <p className={styles.text}>{children}</p>}
      {action}
    </div>
  )
}
