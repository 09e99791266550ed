import { useEffect, useState } from 'react'
import { useMutation } from 'urql'
import type { UserError } from '~/api/errors'
import { CreatePanelLoginDocument } from '~/api/generated/later'
import { useOrder } from './useOrder'

/** How long a link holds where the server does not say. */
const LINK_HOLDS_MS = 60_000

/** Opens the panel, signed in, in a new tab. */
export function usePanelLogin(serverId: string) {
  const [{ error, fetching }, createLogin] = useMutation(CreatePanelLoginDocument)
  const [errors, setErrors] = useState<readonly UserError[]>([])
  const { waiting, answered } = useOrder()
  const [link, setLink] = useState<{ url: string; endsAt: number } | null>(null)

  // Whoever has the link is signed in, so it goes as soon as it no longer helps.
  useEffect(() => {
    if (!link) return
    const timer = setTimeout(() => setLink(null), link.endsAt - Date.now())
    return () => clearTimeout(timer)
  }, [link])

  const open = async () => {
    setLink(null)
    setErrors([])
    // Browsers open tabs only in the click itself, before the server has answered.
    const tab = window.open('', '_blank')
    const { data } = await createLogin({ input: { serverId } })
    const { url, expiresAt, userErrors } = data?.createPanelLogin ?? { userErrors: [] }
    setErrors(userErrors)
    answered(userErrors)
    if (!url) tab?.close()
    else if (tab && !tab.closed) {
      // The panel's page is not to reach back into this one.
      tab.opener = null
      tab.location.replace(url)
    } else setLink({ url, endsAt: expiresAt ? Date.parse(expiresAt) : Date.now() + LINK_HOLDS_MS })
  }

  return {
    open,
    opening: fetching,
    waiting,
    errors,
    error: fetching ? undefined : error,
    /** Where the browser opened no tab: what to follow instead. */
    url: link?.url ?? null,
    followed: () => setLink(null),
  }
}
