import { mkdirSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { resolve } from 'node:path'
import { type BrowserContext, chromium, type LaunchOptions } from '@playwright/test'
import lighthouse, { desktopConfig, type Flags, type RunnerResult } from 'lighthouse'

const FOLDER = resolve(import.meta.dirname, '../target/lighthouse')

/** What Lighthouse looks at here; its third category is about being found by search engines, which nobody's servers should be. */
const CATEGORIES = ['performance', 'accessibility', 'best-practices'] as const

export type Scores = Record<(typeof CATEGORIES)[number], number>

export interface Report {
  scores: Scores
  /** Each audit that cost points, with what it found. */
  faults: string[]
}

/** A browser of its own, whose sessions Lighthouse shares. */
export interface AuditedBrowser {
  context: BrowserContext
  audit: (url: string, name: string) => Promise<Report>
  close: () => Promise<void>
}

export async function openAuditedBrowser(profile: string, options: LaunchOptions): Promise<AuditedBrowser> {
  const port = await freePort()
  const context = await chromium.launchPersistentContext(profile, {
    ...options,
    args: [...(options.args ?? []), `--remote-debugging-port=${port}`],
  })
  return { context, audit: (url, name) => audit(port, url, name), close: () => context.close() }
}

/**
 * Looks at a page once. The desktop preset, as a host's customers run servers from a desk; its network and processor are
 * simulated from what was seen, so a busy machine changes little. What was stored for the site stays: it is signed in.
 */
async function audit(port: number, url: string, name: string): Promise<Report> {
  const flags = { port, output: 'html' as const, onlyCategories: [...CATEGORIES], logLevel: 'error' as const }
  const { lhr, report } = await look(url, flags)
  mkdirSync(FOLDER, { recursive: true })
  writeFileSync(resolve(FOLDER, `${name}.html`), String(report))
  const score = (category: string) => Math.round((lhr.categories[category]?.score ?? 0) * 100)
  return {
    scores: {
      performance: score('performance'),
      accessibility: score('accessibility'),
      'best-practices': score('best-practices'),
    },
    faults: CATEGORIES.flatMap(category =>
      (lhr.categories[category]?.auditRefs ?? [])
        .filter(({ weight }) => weight > 0)
        .map(({ id }) => lhr.audits[id])
        .filter(each => each && each.score !== null && each.score < 1)
        .map(each =>
          `${category}: ${each?.title} ${each?.displayValue ?? ''} ${nodes(each?.details)}`.trim(),
        ),
    ),
  }
}

/** Now and then a recording lacks its start or its first picture. That says nothing about the page: it is taken again. */
async function look(url: string, flags: Flags, takes = 3): Promise<RunnerResult> {
  const result = await lighthouse(url, flags, desktopConfig)
  if (!result) throw new Error(`Lighthouse gave nothing for ${url}`)
  const { runtimeError } = result.lhr
  if (!runtimeError) return result
  if (takes > 1) return look(url, flags, takes - 1)
  throw new Error(`${runtimeError.code}: ${runtimeError.message}`)
}

/** The elements or messages that an audit points at. */
function nodes(details: unknown): string {
  const { items = [] } = (details ?? {}) as {
    items?: { node?: { snippet?: string }; description?: string }[]
  }
  return items
    .map(({ node, description }) => node?.snippet ?? description)
    .filter(Boolean)
    .join('; ')
}

function freePort(): Promise<number> {
  return new Promise((found, failed) => {
    const server = createServer()
    server.once('error', failed)
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      server.close(() => found(typeof address === 'object' && address ? address.port : 0))
    })
  })
}
