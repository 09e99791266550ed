import { world } from './world'

/** The panel's own numbers of some servers; simulator/README.md lists them all. */
export const SERVER = {
  webShop: 1,
  staging: 2,
  buildRunner: 6,
  videoArchive: 7,
  lab: 8,
  accounting: 9,
  router: 10,
  unassigned: 16,
} as const

/** The simulated panel, pushed about behind Slipway's back. */
export const panel = {
  gone: () => order('POST', 'gone'),
  back: () => order('POST', 'back'),
  fault: (fault: Record<string, unknown>) => order('POST', 'faults', fault),
  /** Everything as it was: reachable and quick. */
  async wellAgain() {
    await order('POST', 'back')
    await order('DELETE', 'faults')
    await order('POST', 'consoles', { NEVER_BOUND: false })
  },
  /** Faults of all screens, by their names in the simulator. */
  consoles: (faults: Record<string, boolean>) => order('POST', 'consoles', faults),
  /** Cuts the connections to all screens. */
  dropConsoles: () => order('DELETE', 'consoles'),
  /** Where the panel is. */
  overview: async () => (await (await fetch(world().control)).json()) as { panel: string },
  server: (id: number, change: Record<string, unknown>) => order('POST', `servers/${id}`, change),
  /** Deletes it at once, as by hand on the panel. */
  remove: (id: number) => order('DELETE', `servers/${id}`),
}

async function order(method: string, path: string, body?: unknown) {
  const answer = await fetch(`${world().control}/${path}`, {
    method,
    body: body === undefined ? undefined : JSON.stringify(body),
  })
  if (!answer.ok)
    throw new Error(`The panel's switch ${path} answered ${answer.status}: ${await answer.text()}`)
}
