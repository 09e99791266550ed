import type { ApiScope } from '~/api/generated/later'
import type { MessageKey } from '~/i18n/i18n'

/** What each scope is for, in the order of the form. */
export const SCOPES: Record<ApiScope, MessageKey> = {
  SERVERS_READ: 'scope.SERVERS_READ',
  SERVERS_POWER: 'scope.SERVERS_POWER',
  SERVERS_MANAGE: 'scope.SERVERS_MANAGE',
  SERVERS_REBUILD: 'scope.SERVERS_REBUILD',
  SERVERS_CONSOLE: 'scope.SERVERS_CONSOLE',
  RDNS_READ: 'scope.RDNS_READ',
  RDNS_WRITE: 'scope.RDNS_WRITE',
  CATALOG_READ: 'scope.CATALOG_READ',
  PROVISIONING: 'scope.PROVISIONING',
  BILLING: 'scope.BILLING',
  OPERATIONS: 'scope.OPERATIONS',
}

const OF_OPERATORS: ReadonlySet<ApiScope> = new Set(['PROVISIONING', 'BILLING', 'OPERATIONS'])

/** What can be chosen by whom; the server holds to the same. */
export function scopesFor(forOperator: boolean): ApiScope[] {
  return (Object.keys(SCOPES) as ApiScope[]).filter(scope => forOperator || !OF_OPERATORS.has(scope))
}
