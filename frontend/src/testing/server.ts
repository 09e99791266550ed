const GB = 1024 ** 3

const ACTIONS = ['BOOT', 'SHUTDOWN', 'RESTART', 'POWER_OFF', 'RENAME']

/** What may be done with a running server. */
export function actionsWhileRunning(): object[] {
  return ACTIONS.map(kind => ({
    kind,
    allowed: kind !== 'BOOT',
    reason: kind === 'BOOT' ? 'The server is running already.' : null,
  }))
}

/** What may be done with a server on which a task runs. */
export function actionsWhileBusy(): object[] {
  return ACTIONS.map(kind => ({
    kind,
    allowed: kind === 'RENAME',
    reason: kind === 'RENAME' ? null : 'Another action is still running.',
  }))
}

/** One traffic period, with what a test wants different. */
export function aPeriod(different: object = {}): object {
  return {
    startsAt: '2026-03-05T00:00:00Z',
    endsAt: '2026-04-05T00:00:00Z',
    receivedBytes: 300 * GB,
    sentBytes: 500 * GB,
    totalBytes: 800 * GB,
    limitBytes: 1000 * GB,
    remainingBytes: 200 * GB,
    ...different,
  }
}

/** A running server as the API gives it, with what a test wants different. */
export function aServer(different: object = {}): Record<string, unknown> {
  return {
    __typename: 'Server',
    id: 'srv_1',
    name: 'web-1',
    hostname: 'web-1.example.net',
    externalId: null,
    panelServerId: null,
    status: 'ACTIVE',
    powerState: 'RUNNING',
    createdAt: '2026-01-05T10:00:00Z',
    builtAt: null,
    customer: { __typename: 'Customer', id: 'cus_1', name: 'Harbour Lane Studio' },
    location: { name: 'Amsterdam', countryCode: 'NL' },
    operatingSystem: { name: 'Debian 13', version: '13', kernel: '6.12', distribution: 'debian' },
    resources: { cpuCores: 2, memoryBytes: 4 * GB, storageBytes: 80 * GB, trafficLimitBytes: 1000 * GB },
    addresses: [
      { address: '192.0.2.10', version: 'IPV4', prefixLength: 32, gateway: '192.0.2.1', primary: true },
      { address: '2001:db8::', version: 'IPV6', prefixLength: 64, gateway: null, primary: false },
    ],
    underMaintenance: false,
    traffic: {
      currentPeriod: aPeriod(),
      months: [aPeriod(), aPeriod({ startsAt: '2026-02-05T00:00:00Z', endsAt: '2026-03-05T00:00:00Z' })],
    },
    filesystems: [
      { mountPoint: '/', type: 'ext4', usedBytes: 40 * GB, totalBytes: 80 * GB, usedPercent: 50 },
    ],
    activeTask: null,
    actions: actionsWhileRunning(),
    product: null,
    missingSince: null,
    provisioningOrder: null,
    lifecycleActions: (['SUSPEND', 'UNSUSPEND', 'TERMINATE', 'CHANGE_PRODUCT', 'UNLINK'] as const).map(
      kind => ({
        kind,
        allowed: kind !== 'UNSUSPEND',
        reason: kind === 'UNSUSPEND' ? 'This service is not suspended.' : null,
      }),
    ),
    asOf: '2026-03-10T12:00:00Z',
    stale: false,
    ...different,
  }
}

/** A page of a list with all that there is. */
export function allOf(nodes: object[]): object {
  return {
    nodes,
    totalCount: nodes.length,
    pageInfo: { hasNextPage: false, hasPreviousPage: false, startCursor: null, endCursor: null },
  }
}
