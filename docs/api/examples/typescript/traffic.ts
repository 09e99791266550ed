// Lists the servers that have used most of their traffic: node traffic.ts [percent]
import { TrafficDocument, type TrafficQuery } from './generated.ts'
import { slipway } from './slipway.ts'

const threshold = Number(process.argv[2] ?? 80)

type Server = TrafficQuery['servers']['nodes'][number]

/** Every server, page by page. */
async function* everyServer(): AsyncGenerator<Server> {
  let after: string | null = null
  do {
    const { servers }: TrafficQuery = await slipway(TrafficDocument, { after })
    yield* servers.nodes
    after = servers.pageInfo.hasNextPage ? servers.pageInfo.endCursor : null
  } while (after)
}

for await (const { name, traffic } of everyServer()) {
  const period = traffic?.currentPeriod
  // Without a limit the traffic is unmetered.
  if (!period?.limitBytes) continue
  const percent = (100 * period.totalBytes) / period.limitBytes
  if (percent >= threshold) console.log(`${Math.round(percent)} %\t${name}`)
}
