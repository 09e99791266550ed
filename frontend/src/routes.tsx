import { lazy, Suspense } from 'react'
import { Redirect, Route, Switch, useLocation, useSearch } from 'wouter'
import { PageCrash } from '~/app/PageCrash'
import { Shell } from '~/app/Shell'
import type { ServerTabProps } from '~/features/servers/ServerPage'
import { useSession, type Viewer } from '~/features/session/Session'
import { useText, withTexts } from '~/i18n/i18n'
import { Failure } from '~/ui/Failure'
import { Loading, Skeleton } from '~/ui/Skeleton'
import { nextAfterSignIn, paths, patterns } from '~/util/paths'

// Each page is a download of its own: nobody waits for pages that they do not look at.
const SignInPage = lazy(async () => ({
  default: (await withTexts(import('~/features/session/SignInPage'))).SignInPage,
}))
const ServersPage = lazy(async () => ({
  default: (await withTexts(import('~/features/servers/ServersPage'))).ServersPage,
}))
const Servers = lazy(async () => ({
  default: (await withTexts(import('~/features/servers/ServersPage'))).Servers,
}))
const ServerPage = lazy(async () => ({ default: (await import('~/features/servers/ServerPage')).ServerPage }))
const OverviewTab = lazy(async () => ({ default: (await import('~/app/OverviewTab')).OverviewTab }))
const ActivityTab = lazy(async () => ({
  default: (await withTexts(import('~/features/activity/ActivityTab'))).ActivityTab,
}))
const HistoryTab = lazy(async () => ({
  default: (await withTexts(import('~/features/history/HistoryTab'))).HistoryTab,
}))
const NotFoundPage = lazy(async () => ({
  default: (await withTexts(import('~/app/NotFoundPage'))).NotFoundPage,
}))
const CustomersPage = lazy(async () => ({
  default: (await withTexts(import('~/features/customers/CustomersPage'))).CustomersPage,
}))
const CustomerPage = lazy(async () => ({
  default: (await withTexts(import('~/features/customers/CustomerPage'))).CustomerPage,
}))
const ConnectionsPage = lazy(async () => ({
  default: (await withTexts(import('~/features/connections/ConnectionsPage'))).ConnectionsPage,
}))
const SshKeysPage = lazy(async () => ({
  default: (await withTexts(import('~/features/ssh-keys/SshKeysPage'))).SshKeysPage,
}))

/** The whole application: who is there decides between the sign-in page and the pages. */
export function Routes() {
  const text = useText()
  const { state, retry } = useSession()
  const [path] = useLocation()
  const search = useSearch()
  switch (state.status) {
    case 'loading':
      return <Loading />
    case 'unreachable':
      return (
        <main>
          <Failure
            title={text('session.unreachable')}
            detail={state.problem.message}
            requestId={state.problem.requestId}
            onRetry={retry}
          />
        </main>
      )
    case 'signedOut':
      if (path === patterns.signIn) {
        return (
          <Suspense fallback={<Loading />}>
            <SignInPage />
          </Suspense>
        )
      }
      return <Redirect to={paths.signIn(search ? `${path}?${search}` : path)} replace />
    case 'signedIn':
      if (path === patterns.signIn) return <Redirect to={nextAfterSignIn(search)} replace />
      return <Pages viewer={state.viewer} />
  }
}

function Pages({ viewer }: { viewer: Viewer }) {
  const text = useText()
  const { signOut } = useSession()
  const [path, navigate] = useLocation()
  const forOperator = viewer.role === 'OPERATOR'
  return (
    <Shell
      account={viewer}
      forOperator={forOperator}
      onSignOut={async () => {
        const problem = await signOut()
        // Somebody else may sign in next: what this one looked at is not where they should land.
        if (!problem) navigate(paths.signIn(), { replace: true })
        return !problem
      }}
    >
      <PageCrash
        resetKey={path}
        fallback={again => <Failure title={text('shell.crashed')} onRetry={again} />}
      >
        <Suspense fallback={<PageLoading />}>
          <Switch>
            <Route path={patterns.servers}>
              <ServersPage forOperator={forOperator} />
            </Route>
            <Route path={patterns.server}>
              {({ serverId }) => (
                <OneServer serverId={serverId} forOperator={forOperator}>
                  {tab => <OverviewTab {...tab} />}
                </OneServer>
              )}
            </Route>
            <Route path={patterns.serverHistory}>
              {({ serverId }) => (
                <OneServer serverId={serverId} forOperator={forOperator}>
                  {({ server }) => <HistoryTab serverId={server.id} />}
                </OneServer>
              )}
            </Route>
            <Route path={patterns.serverActivity}>
              {({ serverId }) => (
                <OneServer serverId={serverId} forOperator={forOperator}>
                  {({ server }) => (
                    <ActivityTab serverId={server.id} revision={`${server.name} ${server.activeTask?.id}`} />
                  )}
                </OneServer>
              )}
            </Route>
            {forOperator && (
              <Route path={patterns.customers}>
                <CustomersPage />
              </Route>
            )}
            {forOperator && (
              <Route path={patterns.customer}>
                {({ customerId }) => (
                  <CustomerPage key={customerId} customerId={customerId} notFound={<NotFoundPage />}>
                    <Servers customerId={customerId} withCustomer={false} />
                  </CustomerPage>
                )}
              </Route>
            )}
            {forOperator && (
              <Route path={patterns.connections}>
                <ConnectionsPage />
              </Route>
            )}
            {!forOperator && (
              <Route path={patterns.sshKeys}>
                <SshKeysPage />
              </Route>
            )}
            <Route path={paths.home()}>
              <Redirect to={paths.servers()} replace />
            </Route>
            <Route>
              <NotFoundPage />
            </Route>
          </Switch>
        </Suspense>
      </PageCrash>
    </Shell>
  )
}

interface OneServerProps {
  serverId: string
  forOperator: boolean
  children: (tab: ServerTabProps) => React.ReactNode
}

function OneServer({ serverId, forOperator, children }: OneServerProps) {
  return (
    <ServerPage key={serverId} serverId={serverId} forOperator={forOperator} notFound={<NotFoundPage />}>
      {children}
    </ServerPage>
  )
}

function PageLoading() {
  return (
    <>
      <Loading />
      <Skeleton lines={8} />
    </>
  )
}
