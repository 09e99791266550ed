/** One reading; null where nothing was reported. */
export interface Reading {
  /** Milliseconds since 1970. */
  at: number
  value: number | null
}

/** A reading that has a figure. */
export interface Point {
  at: number
  value: number
}

/**
 * What a line connects: readings without a figure, and waits longer than `gapAfterMs`, end one piece and begin the next.
 * A gap is never bridged and never a zero.
 */
export function pieces(readings: readonly Reading[], gapAfterMs: number): Point[][] {
  const found: Point[][] = []
  let piece: Point[] | null = null
  let last = Number.NEGATIVE_INFINITY
  for (const { at, value } of readings) {
    if (value === null || at - last > gapAfterMs) piece = null
    if (value !== null) {
      if (!piece) {
        piece = []
        found.push(piece)
      }
      piece.push({ at, value })
    }
    last = at
  }
  return found
}

/** From which wait on a reading counts as missed: two and a half times the usual one. */
export function gapAfter(times: readonly number[]): number {
  const waits = times.slice(1).map((at, index) => at - (times[index] ?? at))
  const usual = waits.sort((a, b) => a - b)[Math.floor(waits.length / 2)] ?? USUAL_WAIT_MS
  return 2.5 * Math.min(LONGEST_USUAL_WAIT_MS, Math.max(1000, usual))
}

const USUAL_WAIT_MS = 5_000
const LONGEST_USUAL_WAIT_MS = 60_000

const STEPS = [1, 2, 5, 10, 20, 50, 100, 200, 500]

/** Steps that a scale of four parts divides evenly, and that waste less of its height. */
export const QUARTERED_STEPS = [1, 2, 4, 6, 8, 10, 20, 40, 60, 80, 100, 200, 400, 500]

/** The least round number of bytes (1, 2, 5, 10, 20, 50, … of a unit in steps of 1024) that is not below the value. */
export function roundBytesAbove(value: number, steps: readonly number[] = STEPS): number {
  let unit = 1024
  while (value > unit * 500) unit *= 1024
  const round = steps.find(step => step * unit >= value)
  return (round ?? 500) * unit
}
