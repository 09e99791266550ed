import { type Cache, cacheExchange, type Resolver, type UpdateResolver } from '@urql/exchange-graphcache'

const embedded = () => null

/**
 * A part that could not be given stays absent instead of making the whole server one that is not in the cache: each change
 * that is pushed would otherwise read the whole page again.
 */
const absentIsNull: Resolver = (_parent, _args, cache, info) =>
  cache.resolve(info.parentKey, info.fieldName) ?? null

/**
 * One copy of each server, task and customer, so that a change that is pushed shows everywhere at once. Types without an
 * id are parts of what they belong to.
 */
export function normalizedCache() {
  return cacheExchange({
    keys: {
      ActivityConnection: embedded,
      ActivityEdge: embedded,
      ConnectionStatus: embedded,
      CustomerConnection: embedded,
      BackupPlan: embedded,
      CustomerEdge: embedded,
      Drift: embedded,
      Filesystem: embedded,
      IpAddress: embedded,
      LiveStats: embedded,
      Location: embedded,
      OperatingSystem: embedded,
      // Called alike on servers that can be built with different ones.
      OsTemplateGroup: embedded,
      LifecycleAction: embedded,
      PageInfo: embedded,
      PanelStatus: embedded,
      ProductConnection: embedded,
      ProductEdge: embedded,
      ProductSettings: embedded,
      ReverseDns: embedded,
      ReverseDnsDiagnosis: embedded,
      ReverseDnsLineResult: embedded,
      ReverseDnsRecord: embedded,
      ReverseDnsRun: embedded,
      ReverseDnsService: embedded,
      ReverseZone: embedded,
      SelfServiceAccount: embedded,
      SelfServiceUsage: embedded,
      ProvisioningEvent: embedded,
      ProvisioningOrderAction: embedded,
      ProvisioningOrderConnection: embedded,
      ProvisioningOrderEdge: embedded,
      ProvisioningStep: embedded,
      SecondFactor: embedded,
      ServerAction: embedded,
      ServerConnection: embedded,
      ServerEdge: embedded,
      ServerResources: embedded,
      ServerUsage: embedded,
      Setting: embedded,
      SignInMethods: embedded,
      StatsHistory: embedded,
      StatsPoint: embedded,
      SurplusServer: embedded,
      Stock: embedded,
      StockGroup: embedded,
      StockHypervisor: embedded,
      StockReport: embedded,
      StockResource: embedded,
      TaskConnection: embedded,
      TaskEdge: embedded,
      TopUp: embedded,
      Traffic: embedded,
      TrafficPeriod: embedded,
      UnmanagedServer: embedded,
      UserError: embedded,
      WebhookAttempt: embedded,
      WebhookConnection: embedded,
      WebhookDeliveryConnection: embedded,
      WebhookDeliveryEdge: embedded,
      WebhookEdge: embedded,
    },
    resolvers: {
      Server: {
        backupPlan: absentIsNull,
        backups: absentIsNull,
        filesystems: absentIsNull,
        osTemplateGroups: absentIsNull,
        panelDocument: absentIsNull,
        reverseDns: absentIsNull,
        traffic: absentIsNull,
      },
      Customer: { sshKeys: absentIsNull },
      Product: { resources: absentIsNull, osTemplateGroups: absentIsNull },
    },
    updates: {
      Mutation: {
        createCustomer: (_result, _args, cache) => forget(cache, 'customers'),
        adoptServer: (_result, _args, cache) => forget(cache, 'servers', 'drift'),
        createServer: (_result, _args, cache) => {
          forget(cache, 'servers')
          forget(cache, 'provisioningOrders')
        },
        upsertProduct: (_result, _args, cache) => forget(cache, 'products'),
        ...Object.fromEntries(NOTED_OF_ACCOUNT.map(mutation => [mutation, forgetAccountActivity])),
      },
    },
  })
}

/** What adds a line to the activity of the own account. */
const NOTED_OF_ACCOUNT = [
  'confirmIdentity',
  'createApiToken',
  'disableSecondFactor',
  'disconnectIdentity',
  'enableSecondFactor',
  'endOtherSessions',
  'endSession',
  'finishOpenId',
  'registerPasskey',
  'removePasskey',
  'replaceRecoveryCodes',
  'revokeApiToken',
]

const forgetAccountActivity: UpdateResolver = (_result, _args, cache) => {
  const viewer = cache.resolve('Query', 'viewer') as string | null | undefined
  for (const { fieldName, fieldKey } of viewer ? cache.inspectFields(viewer) : []) {
    if (fieldName === 'activity') cache.invalidate(viewer as string, fieldKey)
  }
}

/** Lists that a mutation may have added to are read again. */
function forget(cache: Cache, ...fields: string[]) {
  for (const { fieldName, fieldKey } of cache.inspectFields('Query')) {
    if (fields.includes(fieldName)) cache.invalidate('Query', fieldKey)
  }
}
