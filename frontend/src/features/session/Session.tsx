import { createContext, type ReactNode, use, useCallback, useEffect, useMemo, useState } from 'react'
import { type Client, Provider } from 'urql'
import { ApiProvider } from '~/api/ApiProvider'
import { type Api, createApi } from '~/api/client'
import { isSignedOut, type Problem, problemOf } from '~/api/errors'
import type { FreshCheck } from '~/api/freshCheck'
import { SignOutDocument, ViewerDocument, type ViewerFieldsFragment } from '~/api/generated/graphql'

export type Viewer = ViewerFieldsFragment

/** Who is there, as far as is known. */
export type SessionState =
  | { status: 'loading' }
  | { status: 'unreachable'; problem: Problem }
  /** `ended`: somebody was signed in, and did not sign out by themselves. */
  | { status: 'signedOut'; ended: boolean }
  | { status: 'signedIn'; viewer: Viewer }

interface Session {
  state: SessionState
  /** Somebody has just signed in. */
  begin: (viewer: Viewer) => void
  /** Null when it worked. */
  signOut: () => Promise<Problem | null>
  /** When the server wants to know once more who is there. */
  freshCheck: FreshCheck
  /** Asks again who is there, after the server could not be reached. */
  retry: () => void
}

const SIGNED_OUT: SessionState = { status: 'signedOut', ended: false }

const SessionContext = createContext<Session | null>(null)

/** Finds out who is signed in, gives its children the API in their name, and notices the session's end. */
export function SessionProvider({ children }: { children: ReactNode }) {
  const [state, setState] = useState<SessionState>({ status: 'loading' })

  // Only a session that stood can end; a refusal at the sign-in page ends nothing.
  const end = useCallback(() => {
    setState(last => (last.status === 'signedIn' ? { status: 'signedOut', ended: true } : last))
  }, [])
  const checkSession = useCallback(
    async (client: Client) => {
      const found = await readViewer(client)
      if (found.status === 'signedOut') end()
    },
    [end],
  )
  const viewerId = state.status === 'signedIn' ? state.viewer.id : null
  const api = useApi(viewerId, end, checkSession)
  const { client } = api

  const loading = state.status === 'loading'
  useEffect(() => {
    if (!loading) return
    let left = false
    void readViewer(client).then(found => {
      if (!left) setState(found)
    })
    return () => {
      left = true
    }
  }, [client, loading])

  const session = useMemo<Session>(
    () => ({
      state,
      begin: viewer => setState({ status: 'signedIn', viewer }),
      signOut: async () => {
        const { error } = await client.mutation(SignOutDocument, {}).toPromise()
        // A session that had already ended is as good as signed out.
        if (error && !isSignedOut(error)) return problemOf(error)
        setState(SIGNED_OUT)
        return null
      },
      freshCheck: api.freshCheck,
      retry: () => setState({ status: 'loading' }),
    }),
    [state, client, api],
  )
  return (
    <SessionContext value={session}>
      {viewerId ? (
        <ApiProvider key={viewerId} api={api}>
          {children}
        </ApiProvider>
      ) : (
        <Provider value={client}>{children}</Provider>
      )}
    </SessionContext>
  )
}

export function useSession(): Session {
  const session = use(SessionContext)
  if (!session) throw new Error('There is no SessionProvider around this')
  return session
}

/** A new way to the server whenever somebody else is there. */
function useApi(
  viewerId: string | null,
  end: () => void,
  checkSession: (client: Client) => Promise<void>,
): Api {
  // biome-ignore lint/correctness/useExhaustiveDependencies: who is there is the reason for a new one
  const api = useMemo(() => createApi({ onSignedOut: end, checkSession }), [viewerId, end, checkSession])
  useEffect(() => () => api.dispose(), [api])
  return api
}

async function readViewer(client: Client): Promise<SessionState> {
  const { data, error } = await client
    .query(ViewerDocument, {}, { requestPolicy: 'network-only' })
    .toPromise()
  if (data) return data.viewer ? { status: 'signedIn', viewer: data.viewer } : SIGNED_OUT
  const problem = problemOf(error) ?? { code: 'INTERNAL', message: null, requestId: null }
  return problem.code === 'UNAUTHENTICATED' ? SIGNED_OUT : { status: 'unreachable', problem }
}
