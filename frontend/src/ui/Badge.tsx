import styles from './Badge.module.css'
import { classes } from './classes'

export type Tone = 'good' | 'warning' | 'danger' | 'idle' | 'accent'

/** Told apart by their form too, for who does not see the colours. */
export type Mark = 'full' | 'ring' | 'half' | 'square' | 'triangle' | 'busy' | 'bars' | 'dash' | 'check'

interface Props {
  tone: Tone
  mark: Mark
  label: string
  /** On a ground of its own; without it just mark and text. */
  filled?: boolean
}

/** A state in one word. */
export function Badge({ tone, mark, label, filled }: Props) {
  return (
    <span className={classes(styles.badge, styles[tone], filled && styles.filled)}>
      <MarkShape mark={mark} />
      {label}
    </span>
  )
}

function MarkShape({ mark }: { mark: Mark }) {
  return (
    <svg
      aria-hidden="true"
      className={classes(styles.mark, mark === 'busy' && styles.turning)}
      width="10"
      height="10"
      viewBox="0 0 10 10"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.8"
    >
      {SHAPES[mark]}
    </svg>
  )
}

const SHAPES: Record<Mark, React.ReactElement> = {
  full: <circle cx="5" cy="5" r="4" fill="currentColor" />,
  ring: <circle cx="5" cy="5" r="3.6" />,
  half: (
    <>
      <circle cx="5" cy="5" r="3.6" />
      <path d="M5 1.4a3.6 3.6 0 0 1 0 7.2z" fill="currentColor" />
    </>
  ),
  square: <rect x="1.5" y="1.5" width="7" height="7" rx="1" fill="currentColor" stroke="none" />,
  triangle: <path d="M5 1 9.3 8.8H.7z" fill="currentColor" stroke="none" />,
  busy: <path d="M8.6 5A3.6 3.6 0 1 1 5 1.4" strokeLinecap="round" />,
  bars: <path d="M3 1.5v7m4-7v7" strokeWidth="2.4" />,
  check: <path d="m1.5 5.4 2.4 2.4 4.6-5.4" strokeLinecap="round" strokeLinejoin="round" />,
  dash: <path d="M1 5h8" strokeWidth="2.2" />,
}
