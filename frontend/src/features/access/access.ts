import type { GuestUser, ServerActionKind, ServerRowFragment } from '~/api/generated/later'

/** What this feature has to know of a server. */
export type AccessServer = Pick<ServerRowFragment, 'id' | 'name' | 'operatingSystem' | 'actions'>

/** How the dialogs are called in the address. */
export const DIALOGS = { server: 'server-password', panel: 'panel-password' } as const

/** Why it can't be done now, as the server says; null where it can. */
export function refusalOf({ actions }: Pick<AccessServer, 'actions'>, kind: ServerActionKind): string | null {
  const action = actions.find(each => each.kind === kind)
  return !action || action.allowed ? null : action.reason
}

/** The account that may do everything in this system. */
export function guestUserOf({ operatingSystem }: Pick<AccessServer, 'operatingSystem'>): GuestUser {
  const { name, distribution } = operatingSystem ?? {}
  return /windows/i.test(`${name} ${distribution}`) ? 'ADMINISTRATOR' : 'ROOT'
}
