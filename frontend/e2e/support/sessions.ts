import type { BrowserContext, Cookie } from '@playwright/test'
import { call, signIn } from './api'
import { logins, type Who } from './world'

/** What each is signed in with. Checking a password is slow on purpose, so journeys share the sessions. */
const sessions = new Map<Who, Cookie[]>()

/** Signs a browser in. Where a journey has ended the session, a new one begins. */
export async function enter(context: BrowserContext, who: Who) {
  const known = sessions.get(who)
  if (known) {
    await context.addCookies(known)
    const { viewer } = await call<{ viewer: object | null }>(context.request, '{ viewer { id } }')
    if (viewer) return
  }
  await signIn(context.request, logins[who]())
  sessions.set(who, await context.cookies())
}
