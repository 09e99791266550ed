import { type BrowserContext, expect, type Locator, type Page } from '@playwright/test'
import { panel } from './panel'
import { world } from './world'

/** Hypervisors take a few seconds until they listen, and this machine has only two cores. */
export const PICTURE_WITHIN_MS = 40_000

/** A server's screen, as soon as there is one. */
export async function screenOf(page: Page, name: string): Promise<Locator> {
  const screen = page.getByRole('application', { name: `Screen of ${name}` })
  await expect(screen).toBeVisible({ timeout: PICTURE_WITHIN_MS })
  return screen
}

/** What a screen shows now, in a form that can be compared. */
export function pictureOf(screen: Locator): Promise<string> {
  return screen.evaluate(canvas => (canvas as HTMLCanvasElement).toDataURL())
}

/** Everything that a browser is given from now on: pages, scripts, answers, and what comes over WebSockets. */
export function everythingReceived(context: BrowserContext) {
  const received: Promise<Buffer>[] = []
  const sockets: string[] = []
  const listen = (page: Page) => {
    page.on('websocket', socket => {
      sockets.push(socket.url())
      socket.on('framereceived', ({ payload }) => received.push(Promise.resolve(Buffer.from(payload))))
    })
  }
  for (const page of context.pages()) listen(page)
  context.on('page', listen)
  context.on('response', response => {
    received.push(
      response.allHeaders().then(headers => Buffer.from(JSON.stringify(headers))),
      response.body().catch(() => Buffer.alloc(0)),
    )
  })
  return {
    /** The addresses of all WebSockets. */
    sockets,
    all: async () => Buffer.concat([...(await Promise.all(received)), Buffer.from(sockets.join('\n'))]),
  }
}

/** What must never leave the host: what the panel knows of a server's console now, and where the panel is. */
export async function secretsOf(serverNumber: number): Promise<Record<string, string>> {
  const { panel: base } = await panel.overview()
  const answer = await fetch(`${base}/api/v1/servers/${serverNumber}/vnc`, {
    headers: { authorization: `Bearer ${PANEL_TOKEN}`, accept: 'application/json' },
  })
  const { vnc } = ((await answer.json()) as { data: { vnc: { password: string; wss: { token: string } } } })
    .data
  return {
    'API token': PANEL_TOKEN,
    'console token': vnc.wss.token,
    'VNC password': vnc.password,
    address: new URL(base).host,
  }
}

const PANEL_TOKEN = 'simulator-token'

/** The host that the browser talks to. */
export const ownHost = () => new URL(world().url).host
