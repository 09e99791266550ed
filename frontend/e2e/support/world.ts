import { existsSync, readFileSync } from 'node:fs'
import { basename, resolve } from 'node:path'

/** The root of the project. */
export const root = resolve(import.meta.dirname, '../../..')

/** Where the database is kept, from the root: pictures have another, so that they can be taken while journeys run. */
export const dataFolder = process.env.SLIPWAY_E2E_DATA ?? '.dev/e2e'

/** What the launcher prints. */
export const logFile = resolve(root, `frontend/e2e/target/launcher-${basename(dataFolder)}.log`)

/** Written by the launcher as soon as everything is ready. */
export const worldFile = resolve(root, dataFolder, 'running.json')

interface World {
  url: string
  /** The switches of the simulated panel. */
  control: string
  /** The real PowerDNS; missing where it is not installed. */
  dns?: { api: string; key: string; port: number }
  /** Where people sign in by OpenID Connect. */
  identityProvider: string
  logins: { role: 'operator' | 'customer'; email: string; password: string }[]
}

export type Login = World['logins'][number]

/** What is running; null where it is not ready yet. */
export function readWorld(): World | null {
  return existsSync(worldFile) ? (JSON.parse(readFileSync(worldFile, 'utf8')) as World) : null
}

export function world(): World {
  const found = readWorld()
  if (!found) throw new Error(`Slipway is not running; ${logFile} may say why.`)
  return found
}

/** Who can sign in, by what they are there for. */
export const logins = {
  operator: () => login('operator@'),
  /** Has one server in each state. */
  studio: () => login('@harbour-lane-studio.'),
  /** Has two servers. */
  shop: () => login('@northwind-outfitters.'),
  /** Has none. */
  bakery: () => login('@copper-kettle-bakery.'),
}

export type Who = keyof typeof logins

function login(part: string): Login {
  const found = world().logins.find(each => each.email.includes(part))
  if (!found) throw new Error(`Nobody signs in with an address like ${part}`)
  return found
}
