import type { ServerHistoryQuery } from '~/api/generated/later'
import { percentOf } from '~/util/units'

type StatsHistory = NonNullable<ServerHistoryQuery['server']>['history']

/** A point with its start in milliseconds and its memory as a share. */
export type RecordedPoint = StatsHistory['points'][number] & { at: number; memoryPercent: number | null }

/** What was recorded of a server in a range of time, made ready to be drawn. */
export interface Recorded {
  from: number
  to: number
  /** Neighbours whose starts are further apart have a gap between them. */
  gapMs: number
  /** Oldest first. */
  points: readonly RecordedPoint[]
  /** When the server is known to have been stopped. */
  stopped: readonly Span[]
}

export interface Span {
  from: number
  to: number
}

export function recordedOf(history: StatsHistory, from: number, to: number): Recorded {
  const gapMs = history.gapSeconds * 1000
  const points = history.points.map(point => ({
    ...point,
    at: Date.parse(point.startsAt),
    memoryPercent:
      point.memoryUsedBytes != null && point.memoryTotalBytes != null
        ? percentOf(point.memoryUsedBytes, point.memoryTotalBytes)
        : null,
  }))
  // This browser's clock may be behind the server's, whose newest point is still to be seen.
  const end = Math.max(to, points.at(-1)?.at ?? to)
  return {
    from,
    to: end,
    gapMs,
    points,
    stopped: stoppedSpans(points, history.resolutionSeconds * 1000, gapMs, end),
  }
}

/** Through which no sample found the server running. */
export function isStopped(point: RecordedPoint): boolean {
  return point.runningPercent === 0
}

/** A stopped point holds until its neighbour; where that one is missing, as long as a point covers. */
function stoppedSpans(
  points: readonly RecordedPoint[],
  coversMs: number,
  gapMs: number,
  end: number,
): Span[] {
  const spans: Span[] = []
  points.forEach((point, index) => {
    if (!isStopped(point)) return
    const next = points[index + 1]
    const to = next && next.at - point.at <= gapMs ? next.at : Math.min(point.at + coversMs, end)
    const last = spans.at(-1)
    if (last?.to === point.at) last.to = to
    else spans.push({ from: point.at, to })
  })
  return spans
}
