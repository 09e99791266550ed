import { useLocale } from '~/i18n/i18n'
import { formatPercent } from '~/util/units'
import { classes } from './classes'
import styles from './Progress.module.css'

interface Props {
  label: string
  /** 0 to 100; null where it is not known, only that it goes on. */
  percent: number | null
  /** What is happening right now. */
  note?: string | null
}

/** Something under way. */
export function Progress({ label, percent, note }: Props) {
  const locale = useLocale()
  return (
    <div className={styles.progress}>
      <p className={styles.head}>
        <span>{label}</span>
        {percent !== null && <span className={styles.percent}>{formatPercent(percent, locale)}</span>}
      </p>
      <div
        role="progressbar"
        aria-label={label}
        aria-valuemin={0}
        aria-valuemax={100}
        aria-valuenow={percent ?? undefined}
        className={styles.track}
      >
        <div
          className={classes(styles.bar, percent === null && styles.unknown)}
          style={percent === null ? undefined : { inlineSize: `${Math.max(4, percent)}%` }}
        />
      </div>
      {note && <p className={styles.note}>{note}</p>}
    </div>
  )
}
