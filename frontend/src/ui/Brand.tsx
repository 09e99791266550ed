import styles from './Brand.module.css'
import { classes } from './classes'

/** The name with its mark: a hull on the slope that it is let into the water from. */
export function Brand({ large }: { large?: boolean }) {
  return (
    <span className={classes(styles.brand, large && styles.large)}>
      <svg aria-hidden="true" viewBox="0 0 24 24" className={styles.mark}>
        <path
          d="M3.2 8.1 20.4 11.2c-.7 3-2.6 4.9-5.6 5l-7.5-1.4C4.7 14.3 3.2 11.6 3.2 8.1Z"
          fill="currentColor"
        />
        <path d="M2 18.2 22 21.8" stroke="currentColor" strokeWidth="2" strokeLinecap="round" />
      </svg>
      Slipway
    </span>
  )
}
