import { type PointerEvent, useId } from 'react'
import { gapAfter, type Point, pieces } from '~/util/chart'
import { classes } from './classes'
import styles from './LineChart.module.css'

/** One line. `values` belong to the chart's times, one each; null where nothing was reported. */
export interface Series {
  name: string
  /** Number of the colour, see tokens.css. */
  colour: 1 | 2 | 3 | 4
  values: readonly (number | null)[]
  /** How far single readings behind each value went up: drawn as a band above the line. */
  tops?: readonly (number | null)[]
}

/** A span of time that is drawn shaded, in milliseconds since 1970. */
export interface Shade {
  from: number
  to: number
}

interface Props {
  /** What the chart shows and what it says, in words. */
  summary: string
  /** Milliseconds since 1970, rising. */
  times: readonly number[]
  series: readonly Series[]
  /** The span of time that is shown. */
  from: number
  to: number
  /** The upper end of the scale, which begins at 0. */
  max: number
  /** Which wait between two readings is a gap; judged by the usual wait where not given. */
  gapMs?: number
  shades?: readonly Shade[]
  formatValue: (value: number) => string
  formatTime: (at: number) => string
  /** The reading that is pointed at, shared by charts that belong together; null for none. */
  pointed: number | null
  onPoint: (at: number | null) => void
}

const WIDTH = 600
const HEIGHT = 120
const LINES = [0, 0.5, 1]

/**
 * Lines over time. The drawing stretches to its place, so that nothing has to be measured; what is text stands beside it
 * as text. What it shows, the page also gives as a table.
 */
export function LineChart({
  summary,
  times,
  series,
  from,
  to,
  max,
  gapMs,
  shades = [],
  formatValue,
  formatTime,
  pointed,
  onPoint,
}: Props) {
  const fadeId = useId()
  const x = (at: number) => ((at - from) / (to - from)) * WIDTH
  const y = (value: number) => HEIGHT - (Math.min(value, max) / max) * HEIGHT
  const gap = gapMs ?? gapAfter(times)
  const point = (event: PointerEvent<HTMLDivElement>) => {
    const box = event.currentTarget.getBoundingClientRect()
    onPoint(nearest(times, from + ((event.clientX - box.left) / box.width) * (to - from)))
  }

  return (
    <div className={styles.chart}>
      <div className={styles.scale} aria-hidden="true">
        {LINES.map(part => (
          <span key={part} style={{ insetBlockStart: `${(1 - part) * 100}%` }}>
            {formatValue(part * max)}
          </span>
        ))}
      </div>
      <div
        className={styles.plot}
        onPointerMove={point}
        onPointerDown={point}
        onPointerLeave={() => onPoint(null)}
      >
        <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} preserveAspectRatio="none" role="img" aria-label={summary}>
          {shades.map(shade => (
            <rect
              key={shade.from}
              className={styles.shade}
              x={x(shade.from)}
              y="0"
              width={x(shade.to) - x(shade.from)}
              height={HEIGHT}
            />
          ))}
          {LINES.map(part => (
            <line
              key={part}
              className={styles.grid}
              x1="0"
              x2={WIDTH}
              y1={y(part * max)}
              y2={y(part * max)}
            />
          ))}
          {series.map(({ name, colour, values, tops }) => (
            <g key={name} className={styles[`series${colour}`]}>
              {series.length === 1 && (
                <linearGradient id={fadeId} gradientUnits="userSpaceOnUse" x1="0" y1="0" x2="0" y2={HEIGHT}>
                  <stop offset="0" stopColor="currentColor" stopOpacity="0.28" />
                  <stop offset="1" stopColor="currentColor" stopOpacity="0.02" />
                </linearGradient>
              )}
              {pieces(
                times.map((at, index) => ({ at, value: values[index] ?? null })),
                gap,
              ).map(piece => (
                <Piece
                  key={piece[0]?.at}
                  piece={piece}
                  tops={
                    tops && piece.map(({ at, value }) => ({ at, value: tops[times.indexOf(at)] ?? value }))
                  }
                  x={x}
                  y={y}
                  fill={series.length === 1 && !tops ? fadeId : null}
                />
              ))}
            </g>
          ))}
          {pointed !== null && pointed >= from && (
            <line className={styles.pointer} x1={x(pointed)} x2={x(pointed)} y1="0" y2={HEIGHT} />
          )}
        </svg>
      </div>
      <div className={styles.times} aria-hidden="true">
        <span>{formatTime(from)}</span>
        <span>{formatTime((from + to) / 2)}</span>
        <span>{formatTime(to)}</span>
      </div>
    </div>
  )
}

interface PieceProps {
  piece: Point[]
  /** The upper edge of the band, point for point. */
  tops?: Point[]
  x: (at: number) => number
  y: (value: number) => number
  /** Id of the fade under the line; null for none. */
  fill: string | null
}

function Piece({ piece, tops, x, y, fill }: PieceProps) {
  const first = piece[0]
  const last = piece.at(-1)
  if (!first || !last) return null
  // A reading on its own is a line without length, which round ends make a dot.
  const line = piece.length === 1 ? `M${x(first.at)} ${y(first.value)}h0.01` : trace(piece, x, y)
  return (
    <>
      {tops && (
        <path
          d={`${trace(tops, x, y)}L${trace(piece.toReversed(), x, y).slice(1)}Z`}
          className={styles.band}
        />
      )}
      {fill && piece.length > 1 && (
        <path d={`${line}V${HEIGHT}H${x(first.at)}Z`} fill={`url(#${fill})`} stroke="none" />
      )}
      <path d={line} className={classes(styles.line, piece.length === 1 && styles.dot)} />
    </>
  )
}

function trace(piece: readonly Point[], x: PieceProps['x'], y: PieceProps['y']): string {
  return piece
    .map(({ at, value }, index) => `${index ? 'L' : 'M'}${x(at).toFixed(1)} ${y(value).toFixed(1)}`)
    .join('')
}

function nearest(times: readonly number[], at: number): number | null {
  return times.reduce<number | null>(
    (best, each) => (best === null || Math.abs(each - at) < Math.abs(best - at) ? each : best),
    null,
  )
}
