import { Suspense, useEffect } from 'react'
import { Redirect, Route, Switch, useLocation, useRoute, useSearch } from 'wouter'
import { FreshCheckGate } from '~/app/FreshCheckGate'
import { PageCrash } from '~/app/PageCrash'
import { Shell } from '~/app/Shell'
import type { ServerTabProps } from '~/features/servers/ServerPage'
import { useSession, type Viewer } from '~/features/session/Session'
import { useText } from '~/i18n/i18n'
import { Failure } from '~/ui/Failure'
import { lazyFirstPart, lazyPart } from '~/ui/lazyPart'
import { Loading, Skeleton } from '~/ui/Skeleton'
import { nextAfterSignIn, paths, patterns } from '~/util/paths'

// Each page is a download of its own: nobody waits for pages that they do not look at.
const SignInPage = lazyPart(() => import('~/features/session/SignInPage'), 'SignInPage')
const OpenIdReturnPage = lazyPart(() => import('~/features/session/OpenIdReturnPage'), 'OpenIdReturnPage')
const loadServersPage = () => import('~/features/servers/ServersPage')
const ServersPage = lazyPart(loadServersPage, 'ServersPage')
const Servers = lazyPart(loadServersPage, 'Servers')
const OverviewTab = lazyFirstPart(() => import('~/app/OverviewTab'), 'OverviewTab')
const loadServerPage = () => {
  // What most look at first comes along, and not only once the server is there.
  void import('~/app/OverviewTab').catch(() => undefined)
  return import('~/features/servers/ServerPage')
}
const ServerPage = lazyFirstPart(loadServerPage, 'ServerPage')
const ActivityTab = lazyPart(() => import('~/features/activity/ActivityTab'), 'ActivityTab')
const ConsoleWindow = lazyPart(() => import('~/app/ConsoleWindow'), 'ConsoleWindow')
const HistoryTab = lazyPart(() => import('~/features/history/HistoryTab'), 'HistoryTab')
const BackupsTab = lazyPart(() => import('~/features/backups/BackupsTab'), 'BackupsTab')
const ReverseDnsTab = lazyPart(() => import('~/features/rdns/ReverseDnsTab'), 'ReverseDnsTab')
const BulkPage = lazyPart(() => import('~/features/rdns/BulkPage'), 'BulkPage')
const ReverseDnsOperatorPage = lazyPart(
  () => import('~/features/rdns/ReverseDnsOperatorPage'),
  'ReverseDnsOperatorPage',
)
const RebuildPage = lazyPart(() => import('~/app/RebuildPage'), 'RebuildPage')
const NotFoundPage = lazyPart(() => import('~/app/NotFoundPage'), 'NotFoundPage')
const CustomersPage = lazyPart(() => import('~/features/customers/CustomersPage'), 'CustomersPage')
const CustomerAccounts = lazyPart(() => import('~/features/customers/CustomerAccounts'), 'CustomerAccounts')
const CustomerPage = lazyPart(() => import('~/features/customers/CustomerPage'), 'CustomerPage')
const OrdersPage = lazyPart(() => import('~/features/provisioning/OrdersPage'), 'OrdersPage')
const OrderPage = lazyPart(() => import('~/features/provisioning/OrderPage'), 'OrderPage')
const OrderServerPage = lazyPart(() => import('~/features/provisioning/OrderServerPage'), 'OrderServerPage')
const ConnectionsPage = lazyPart(() => import('~/features/connections/ConnectionsPage'), 'ConnectionsPage')
const CreditPage = lazyPart(() => import('~/features/credit/CreditPage'), 'CreditPage')
const CustomerCredit = lazyPart(() => import('~/features/credit/CustomerCredit'), 'CustomerCredit')
const ProductsPage = lazyPart(() => import('~/features/products/ProductsPage'), 'ProductsPage')
const ProductPage = lazyPart(() => import('~/features/products/ProductPage'), 'ProductPage')
const OperationsPage = lazyPart(() => import('~/features/operations/OperationsPage'), 'OperationsPage')
const AllActivityPage = lazyPart(() => import('~/features/operations/AllActivityPage'), 'AllActivityPage')
const AllTasksPage = lazyPart(() => import('~/features/operations/AllTasksPage'), 'AllTasksPage')
const DriftPage = lazyPart(() => import('~/features/operations/DriftPage'), 'DriftPage')
const SettingsPage = lazyPart(() => import('~/features/operations/SettingsPage'), 'SettingsPage')
const PanelDocumentTab = lazyPart(() => import('~/features/operations/PanelDocumentTab'), 'PanelDocumentTab')
const SshKeysPage = lazyPart(() => import('~/features/ssh-keys/SshKeysPage'), 'SshKeysPage')
const WebhooksPage = lazyPart(() => import('~/features/webhooks/WebhooksPage'), 'WebhooksPage')
const WebhookPage = lazyPart(() => import('~/features/webhooks/WebhookPage'), 'WebhookPage')
const AccountPage = lazyPart(() => import('~/features/account/AccountPage'), 'AccountPage')
const AccountActivity = lazyPart(() => import('~/features/activity/AccountActivity'), 'AccountActivity')

// What the address asks for begins to load while it is still being found out who is there.
const first = window.location.pathname
if (first.startsWith(`${paths.servers()}/`)) void loadServerPage().catch(() => undefined)
else if (first === paths.servers() || first === paths.home()) void loadServersPage().catch(() => undefined)

/** The whole application: who is there decides between the sign-in page and the pages. */
export function Routes() {
  const text = useText()
  const { state, freshCheck, retry } = useSession()
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
      if (path === patterns.openId) return <OpenIdReturn />
      if (path === patterns.signIn) {
        return (
          <Suspense fallback={<Loading />}>
            <SignInPage />
          </Suspense>
        )
      }
      return <Redirect to={paths.signIn(search ? `${path}?${search}` : path)} replace />
    case 'signedIn':
      if (path === patterns.openId) return <OpenIdReturn />
      if (path === patterns.signIn) return <Redirect to={nextAfterSignIn(search)} replace />
      return (
        <>
          <Windows viewer={state.viewer} />
          <FreshCheckGate freshCheck={freshCheck} />
        </>
      )
  }
}

/** Whether somebody is signed in already or not: it may be to connect the account, or to confirm something. */
function OpenIdReturn() {
  return (
    <Suspense fallback={<Loading />}>
      <OpenIdReturnPage />
    </Suspense>
  )
}

/** A console has the window for itself; all else stands in the frame of the pages. */
function Windows({ viewer }: { viewer: Viewer }) {
  const text = useText()
  const [inConsole, params] = useRoute(patterns.serverConsole)
  if (!inConsole) return <Pages viewer={viewer} />
  return (
    <PageCrash
      resetKey={params.serverId}
      fallback={again => <Failure title={text('shell.crashed')} onRetry={again} />}
    >
      <Suspense fallback={<Loading />}>
        <ConsoleWindow key={params.serverId} serverId={params.serverId} notFound={<NotFoundPage />} />
      </Suspense>
    </PageCrash>
  )
}

/** What is at this address is not a part of this application, and came here by signing in on the way to it. */
function LoadedAnew() {
  useEffect(() => window.location.reload(), [])
  return <Loading />
}

function Pages({ viewer }: { viewer: Viewer }) {
  const text = useText()
  const { signOut } = useSession()
  const [path, navigate] = useLocation()
  const forOperator = isOperator(viewer)
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
            <ServerRoute path={patterns.server}>{tab => <OverviewTab {...tab} />}</ServerRoute>
            <ServerRoute path={patterns.serverHistory}>
              {({ server }) => <HistoryTab serverId={server.id} />}
            </ServerRoute>
            <ServerRoute path={patterns.serverBackups}>
              {({ server }) => <BackupsTab serverId={server.id} />}
            </ServerRoute>
            <ServerRoute path={patterns.serverReverseDns}>
              {({ server }) => <ReverseDnsTab serverId={server.id} />}
            </ServerRoute>
            <ServerRoute path={patterns.serverRebuild}>{tab => <RebuildPage {...tab} />}</ServerRoute>
            <ServerRoute path={patterns.serverActivity}>
              {({ server }) => (
                <ActivityTab serverId={server.id} revision={`${server.name} ${server.activeTask?.id}`} />
              )}
            </ServerRoute>
            {forOperator && (
              <Route path={patterns.graphiql}>
                <LoadedAnew />
              </Route>
            )}
            {forOperator && (
              <Route path={patterns.customers}>
                <CustomersPage />
              </Route>
            )}
            {forOperator && (
              <Route path={patterns.customer}>
                {({ customerId }) => (
                  <CustomerPage key={customerId} customerId={customerId} notFound={<NotFoundPage />}>
                    <CustomerCredit customerId={customerId} />
                    <Servers customerId={customerId} withCustomer={false} />
                    <CustomerAccounts customerId={customerId} />
                  </CustomerPage>
                )}
              </Route>
            )}
            {forOperator && (
              <Route path={patterns.customerOrder}>
                {({ customerId }) => <OrderServerPage key={customerId} customerId={customerId} />}
              </Route>
            )}
            {forOperator && (
              <Route path={patterns.orders}>
                <OrdersPage />
              </Route>
            )}
            {forOperator && (
              <Route path={patterns.order}>
                {({ orderId }) => <OrderPage key={orderId} orderId={orderId} notFound={<NotFoundPage />} />}
              </Route>
            )}
            {forOperator && (
              <ServerRoute path={patterns.serverPanel}>
                {({ server }) => <PanelDocumentTab serverId={server.id} />}
              </ServerRoute>
            )}
            {forOperator && (
              <Route path={patterns.products}>
                <ProductsPage />
              </Route>
            )}
            {forOperator && (
              <Route path={patterns.product}>
                {({ productId }) => (
                  <ProductPage key={productId} productId={productId} notFound={<NotFoundPage />} />
                )}
              </Route>
            )}
            {forOperator && (
              <Route path={patterns.operations}>
                <OperationsPage>
                  <AllActivityPage />
                </OperationsPage>
              </Route>
            )}
            {forOperator && (
              <Route path={patterns.tasks}>
                <OperationsPage>
                  <AllTasksPage />
                </OperationsPage>
              </Route>
            )}
            {forOperator && (
              <Route path={patterns.drift}>
                <OperationsPage>
                  <DriftPage />
                </OperationsPage>
              </Route>
            )}
            {forOperator && (
              <Route path={patterns.settings}>
                <OperationsPage>
                  <SettingsPage />
                </OperationsPage>
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
            <Route path={patterns.reverseDns}>
              {forOperator ? <ReverseDnsOperatorPage /> : <BulkPage />}
            </Route>
            <Route path={patterns.account}>
              <AccountPage forOperator={forOperator}>
                <AccountActivity />
              </AccountPage>
            </Route>
            <Route path={patterns.webhooks}>
              <WebhooksPage />
            </Route>
            <Route path={patterns.webhook}>
              {({ webhookId }) => (
                <WebhookPage key={webhookId} webhookId={webhookId} notFound={<NotFoundPage />} />
              )}
            </Route>
            {viewer.customer && (
              <Route path={patterns.credit}>
                <CreditPage />
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

interface ServerRouteProps {
  path: string
  /** Brought by `Switch`, which looks at nothing but the path of what stands in it. */
  match?: [true, { serverId: string }]
  children: (tab: ServerTabProps) => React.ReactNode
}

/** A page of one server. The frame around it stays as it is while one goes from page to page of the same server. */
function ServerRoute({ match, children }: ServerRouteProps) {
  const { state } = useSession()
  const forOperator = state.status === 'signedIn' && isOperator(state.viewer)
  const serverId = match?.[1].serverId ?? ''
  return (
    <ServerPage key={serverId} serverId={serverId} forOperator={forOperator} notFound={<NotFoundPage />}>
      {children}
    </ServerPage>
  )
}

const isOperator = ({ role }: Viewer) => role === 'OPERATOR'

function PageLoading() {
  return (
    <>
      <Loading />
      <Skeleton lines={8} />
    </>
  )
}
