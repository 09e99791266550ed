import { lazy, type ReactNode, Suspense, useEffect, useRef } from 'react'
import { Link, useLocation } from 'wouter'
import { type MessageKey, useText } from '~/i18n/i18n'
import { Brand } from '~/ui/Brand'
import { classes } from '~/ui/classes'
import { paths } from '~/util/paths'
import { AccountMenu } from './AccountMenu'
import { ConnectionBanner } from './ConnectionBanner'
import styles from './Shell.module.css'

// What listens to the keyboard can come after what is to be seen.
const Shortcuts = lazy(async () => ({ default: (await import('./commands/Shortcuts')).Shortcuts }))

interface Account {
  name: string
  email: string
}

interface Props {
  account: Account
  forOperator: boolean
  onSignOut: () => Promise<boolean>
  children: ReactNode
}

/** What stands around every page of who is signed in. */
export function Shell({ account, forOperator, onSignOut, children }: Props) {
  const text = useText()
  const main = useFocusOnNewPage()
  return (
    <div className={styles.shell}>
      <a className={styles.skip} href="#main">
        {text('shell.skip')}
      </a>
      <header className={styles.bar}>
        <div className={styles.inner}>
          <Link href={paths.home()} className={styles.home} aria-label={text('shell.home')}>
            <Brand />
          </Link>
          <nav
            className={classes(styles.nav, forOperator && styles.manyTabs)}
            aria-label={text('shell.navigation')}
          >
            <Tab href={paths.servers()} label="servers.title" />
            {!forOperator && <Tab href={paths.sshKeys()} label="sshKeys.title" />}
            {forOperator && (
              <>
                <Tab href={paths.customers()} label="customers.title" />
                <Tab href={paths.connections()} label="connections.title" />
              </>
            )}
          </nav>
          <AccountMenu account={account} onSignOut={onSignOut} />
        </div>
      </header>
      <ConnectionBanner />
      <main id="main" ref={main} tabIndex={-1} className={styles.main}>
        {children}
      </main>
      <Suspense>
        <Shortcuts forOperator={forOperator} />
      </Suspense>
    </div>
  )
}

function Tab({ href, label }: { href: string; label: MessageKey }) {
  const text = useText()
  const [location] = useLocation()
  const here = location === href || location.startsWith(`${href}/`)
  return (
    <Link
      href={href}
      className={classes(styles.tab, here && styles.current)}
      aria-current={location === href ? 'page' : undefined}
    >
      {text(label)}
    </Link>
  )
}

/** On a new page the keyboard goes on at its beginning, and so does who listens; what was shown before is gone. */
function useFocusOnNewPage() {
  const main = useRef<HTMLElement>(null)
  const [location] = useLocation()
  const last = useRef(location)
  useEffect(() => {
    if (last.current === location) return
    last.current = location
    main.current?.focus({ preventScroll: true })
    window.scrollTo(0, 0)
  }, [location])
  return main
}
