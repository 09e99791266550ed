import { type ReactNode, Suspense, useEffect, useRef } from 'react'
import { Link, useLocation } from 'wouter'
import { useReverseDnsOffered } from '~/api/useReverseDnsOffered'
import { useText } from '~/i18n/i18n'
import { Brand } from '~/ui/Brand'
import { buttonClass } from '~/ui/Button'
import { classes } from '~/ui/classes'
import { lazyFirstPart, lazyPart } from '~/ui/lazyPart'
import { paths } from '~/util/paths'
import { ConnectionBanner } from './ConnectionBanner'
import { type Destination, destinations } from './navigation'
import { PageCrash } from './PageCrash'
import styles from './Shell.module.css'

// What opens with a click, and what listens to the keyboard, can come after what is to be seen.
const AccountMenu = lazyPart(() => import('./AccountMenu'), 'AccountMenu')
const Shortcuts = lazyFirstPart(() => import('./commands/Shortcuts'), 'Shortcuts')

interface Account {
  name: string
  email: string
  /** Whom the account acts for; null for an operator. */
  customer?: { hasSelfService: boolean } | null
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
  const hasCredit = account.customer?.hasSelfService ?? false
  const tabs = destinations(forOperator, { reverseDns: useReverseDnsOffered(), credit: hasCredit })
  const initial = (
    <span className={styles.initial} aria-hidden="true">
      {[...account.name.trim()][0]?.toUpperCase()}
    </span>
  )
  // Keeps the place of the menu until it is there, or where it could not be loaded.
  const noMenu = <span className={buttonClass('quiet', true)}>{initial}</span>
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
            className={classes(styles.nav, tabs.length > 2 && styles.manyTabs)}
            aria-label={text('shell.navigation')}
          >
            {tabs.map(each => (
              <Tab key={each.path} {...each} />
            ))}
          </nav>
          <PageCrash resetKey="" fallback={() => noMenu}>
            <Suspense fallback={noMenu}>
              <AccountMenu account={account} button={initial} onSignOut={onSignOut} />
            </Suspense>
          </PageCrash>
        </div>
      </header>
      <ConnectionBanner />
      <main id="main" ref={main} tabIndex={-1} className={styles.main}>
        {children}
      </main>
      <PageCrash resetKey="" fallback={() => null}>
        <Suspense>
          <Shortcuts forOperator={forOperator} hasCredit={hasCredit} />
        </Suspense>
      </PageCrash>
    </div>
  )
}

function Tab({ path, label }: Destination) {
  const text = useText()
  const [location] = useLocation()
  const here = location === path || location.startsWith(`${path}/`)
  return (
    <Link
      href={path}
      className={classes(styles.tab, here && styles.current)}
      aria-current={location === path ? 'page' : undefined}
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
