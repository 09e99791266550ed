import type { ReactNode } from 'react'
import { Link, useLocation } from 'wouter'
import { type MessageKey, useText } from '~/i18n/i18n'
import { classes } from '~/ui/classes'
import { PageTitle } from '~/ui/PageTitle'
import { paths } from '~/util/paths'
import styles from './Operations.module.css'

const TABS: readonly { path: string; label: MessageKey }[] = [
  { path: paths.operations(), label: 'operations.activity' },
  { path: paths.tasks(), label: 'operations.tasks' },
  { path: paths.drift(), label: 'operations.drift' },
  { path: paths.settings(), label: 'operations.settings' },
]

/** The frame of the operator's views of the whole. */
export function OperationsPage({ children }: { children: ReactNode }) {
  const text = useText()
  const [location] = useLocation()
  return (
    <>
      <PageTitle name={text('operations.title')} />
      <nav className={styles.tabs} aria-label={text('operations.views')}>
        {TABS.map(({ path, label }) => (
          <Link
            key={path}
            href={path}
            className={classes(styles.tab, path === location && styles.current)}
            aria-current={path === location ? 'page' : undefined}
          >
            {text(label)}
          </Link>
        ))}
      </nav>
      {children}
    </>
  )
}
