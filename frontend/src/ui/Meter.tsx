import type { Level } from '~/util/levels'
import { percentOf } from '~/util/units'
import { classes } from './classes'
import styles from './Meter.module.css'

interface Props {
  /** What is measured, for who listens. */
  label: string
  /** 0 to 100; null where it is not known. */
  percent: number | null
  /** The percent and the absolute numbers in words. */
  valueText: string
  level: Level
}

/** How full something is. The numbers stand beside it; the bar alone says nothing. */
export function Meter({ label, percent, valueText, level }: Props) {
  const width = percentOf(percent ?? 0, 100)
  return (
    // biome-ignore lint/a11y/useSemanticElements: the native element can't be told what to say or how to look
    <div
      role="meter"
      aria-label={label}
      aria-valuemin={0}
      aria-valuemax={100}
      aria-valuenow={percent === null ? undefined : Math.round(width)}
      aria-valuetext={valueText}
      className={styles.meter}
    >
      <div className={classes(styles.fill, styles[level])} style={{ inlineSize: `${width}%` }} />
    </div>
  )
}
