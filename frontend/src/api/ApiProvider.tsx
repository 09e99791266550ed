import { createContext, type ReactNode, use, useEffect, useMemo, useRef, useSyncExternalStore } from 'react'
import { Provider, useSubscription } from 'urql'
import type { Api } from './client'
import { PanelStatusDocument, type PanelStatusSubscription } from './generated/graphql'
import type { SocketState } from './socket'

/** What the browser and the socket say together about whether the screen goes on by itself. */
export type LiveState = SocketState | 'offline'

type PanelStatus = PanelStatusSubscription['panelStatus']

interface LiveContext {
  live: LiveState
  /** Null until the server has said whether it reaches the panel. */
  panel: PanelStatus | null
}

const Live = createContext<LiveContext>({ live: 'connecting', panel: null })

/** Gives its children the API, and keeps what they show up to date when a connection comes back. */
export function ApiProvider({ api, children }: { api: Api; children: ReactNode }) {
  return (
    <Provider value={api.client}>
      <LiveProvider api={api}>{children}</LiveProvider>
    </Provider>
  )
}

function LiveProvider({ api, children }: { api: Api; children: ReactNode }) {
  const online = useSyncExternalStore(watchOnline, () => navigator.onLine)
  const socket = useSyncExternalStore(api.socket.subscribe, api.socket.state)
  const panel = usePanelStatus(api)
  const live: LiveState = online ? socket : 'offline'
  const value = useMemo<LiveContext>(() => ({ live, panel }), [live, panel])
  return <Live value={value}>{children}</Live>
}

/** Follows whether the panel is reached; when it is again, what is shown as stale is read again. */
function usePanelStatus(api: Api): PanelStatus | null {
  const [{ data }] = useSubscription({ query: PanelStatusDocument })
  const panel = data?.panelStatus ?? null
  const reachable = panel?.reachable
  const wasReachable = useRef(reachable)
  useEffect(() => {
    if (reachable && wasReachable.current === false) api.refetchAll()
    wasReachable.current = reachable
  }, [api, reachable])
  return panel
}

/** Whether the screen goes on by itself. */
export function useLiveState(): LiveState {
  return use(Live).live
}

/** Since when the panel can't be reached; null while it can, or while that is not known. */
export function usePanelOutage(): string | null {
  const { panel } = use(Live)
  return panel && !panel.reachable ? panel.since : null
}

function watchOnline(listener: () => void): () => void {
  window.addEventListener('online', listener)
  window.addEventListener('offline', listener)
  return () => {
    window.removeEventListener('online', listener)
    window.removeEventListener('offline', listener)
  }
}
