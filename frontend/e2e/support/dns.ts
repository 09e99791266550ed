import { Resolver } from 'node:dns/promises'
import { world } from './world'

/** The real PowerDNS of this world. */
function server() {
  const { dns } = world()
  if (!dns) {
    throw new Error(
      'There is no PowerDNS: install pdns-server, pdns-backend-sqlite3 and sqlite3 (dev/test does).',
    )
  }
  return dns
}

export const dns = {
  /** What a name of a customer leads to, as its owner would have it set. */
  async forward(zone: string, name: string, address: string) {
    const { api, key } = server()
    const change = {
      name: `${name}.`,
      type: address.includes(':') ? 'AAAA' : 'A',
      ttl: 60,
      changetype: 'REPLACE',
      records: [{ content: address, disabled: false }],
    }
    const answer = await fetch(`${api}/api/v1/servers/localhost/zones/${zone}.`, {
      method: 'PATCH',
      headers: { 'X-API-Key': key, Accept: 'application/json', 'Content-Type': 'application/json' },
      body: JSON.stringify({ rrsets: [change] }),
    })
    if (answer.status !== 204) throw new Error(`PowerDNS answered ${answer.status}: ${await answer.text()}`)
  },
  /** What the world is told when it asks over the DNS what an address is called. */
  async reverse(address: string): Promise<string[]> {
    const resolver = new Resolver({ timeout: 2000, tries: 3 })
    resolver.setServers([`127.0.0.1:${server().port}`])
    return resolver.resolvePtr(`${address.split('.').reverse().join('.')}.in-addr.arpa`)
  },
}
