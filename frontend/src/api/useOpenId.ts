import { useState } from 'react'
import { useMutation, useQuery } from 'urql'
import { type Problem, problemOf, type UserError } from './errors'
import { BeginOpenIdDocument, OpenIdProviderDocument, type OpenIdPurpose } from './generated/graphql'

interface OpenId {
  /** What people know the host's identity provider by; null where there is none, or it is not known yet. */
  provider: string | null
  /** Takes the browser there; it comes back to the page that finishes this, which goes on to `returnTo`. */
  begin: (purpose: OpenIdPurpose, returnTo: string) => void
  /** Also while the browser is on its way. */
  busy: boolean
  /** Why there was no answer; null where there was one. */
  problem: Problem | null
  /** Why it was refused. */
  errors: readonly UserError[]
}

/** The host's identity provider (OpenID Connect), and the way to it. */
export function useOpenId(): OpenId {
  const [{ data }] = useQuery({ query: OpenIdProviderDocument })
  const [{ data: begun, error, fetching }, begin] = useMutation(BeginOpenIdDocument)
  const [leaving, setLeaving] = useState(false)
  const busy = fetching || leaving
  return {
    provider: data?.openIdProvider?.name ?? null,
    begin: (purpose, returnTo) => {
      if (busy) return
      void begin({ input: { purpose, returnTo } }).then(answer => {
        const url = answer.data?.beginOpenId.authorizationUrl
        if (!url) return
        setLeaving(true)
        window.location.assign(url)
      })
    },
    busy,
    problem: busy ? null : problemOf(error),
    errors: busy ? [] : (begun?.beginOpenId.userErrors ?? []),
  }
}
