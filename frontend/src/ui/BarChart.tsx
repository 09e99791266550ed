import type { KeyboardEvent } from 'react'
import styles from './BarChart.module.css'
import { classes } from './classes'

/** The bars of one place on the axis; `values` belong to the chart's colours, one each. */
export interface BarGroup {
  key: string
  label: string
  values: readonly number[]
  /** What the bars say, in words. */
  valueText: string
}

interface Props {
  /** What the chart shows. */
  label: string
  groups: readonly BarGroup[]
  /** Numbers of the colours, see tokens.css. */
  colours: readonly (1 | 2 | 3 | 4)[]
  /** The upper end of the scale, which begins at 0. */
  max: number
  formatValue: (value: number) => string
  /** Which group is read out beside the chart. */
  pointed: number
  onPoint: (index: number) => void
}

const LINES = [0, 0.25, 0.5, 0.75, 1]

/**
 * Bars beside each other, walked with the pointer or the arrow keys. It is a slider to who listens: moving along says
 * what the bars say. What it shows, the page also gives as a table.
 */
export function BarChart({ label, groups, colours, max, formatValue, pointed, onPoint }: Props) {
  const last = groups.length - 1
  const onKeyDown = (event: KeyboardEvent) => {
    const to = {
      ArrowLeft: pointed - 1,
      ArrowDown: pointed - 1,
      ArrowRight: pointed + 1,
      ArrowUp: pointed + 1,
      Home: 0,
      End: last,
    }[event.key]
    if (to === undefined) return
    event.preventDefault()
    onPoint(Math.min(last, Math.max(0, to)))
  }
  return (
    <div className={styles.chart}>
      <div className={styles.scale} aria-hidden="true">
        {LINES.map(part => (
          <span key={part} style={{ insetBlockEnd: `${part * 100}%` }}>
            {formatValue(part * max)}
          </span>
        ))}
      </div>
      <div
        role="slider"
        tabIndex={0}
        aria-label={label}
        aria-valuemin={1}
        aria-valuemax={groups.length}
        aria-valuenow={pointed + 1}
        aria-valuetext={groups[pointed]?.valueText}
        className={styles.plot}
        onKeyDown={onKeyDown}
      >
        {LINES.map(part => (
          <span key={part} className={styles.line} style={{ insetBlockEnd: `${part * 100}%` }} />
        ))}
        {groups.map(({ key, values }, index) => (
          <span
            key={key}
            className={classes(styles.group, index === pointed && styles.pointed)}
            onPointerEnter={() => onPoint(index)}
            onPointerDown={() => onPoint(index)}
          >
            {values.map((value, series) => (
              <span
                key={colours[series]}
                className={classes(styles.bar, styles[`series${colours[series]}`])}
                style={{ blockSize: `${max > 0 ? (value / max) * 100 : 0}%` }}
              />
            ))}
          </span>
        ))}
      </div>
      <div className={styles.labels} aria-hidden="true">
        {groups.map(each => (
          <span key={each.key}>{each.label}</span>
        ))}
      </div>
    </div>
  )
}
