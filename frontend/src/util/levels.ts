/** How full something may get before its meter warns. */
export type Level = 'normal' | 'warning' | 'danger'

type Thresholds = Readonly<{ warning: number; danger: number }>

/** Shares above which (not from which on) a figure warns, by what is measured. */
const THRESHOLDS = {
  cpu: { warning: 70, danger: 90 },
  memory: { warning: 75, danger: 90 },
  filesystem: { warning: 75, danger: 90 },
  traffic: { warning: 70, danger: 90 },
} satisfies Record<string, Thresholds>

export type Measured = keyof typeof THRESHOLDS

/** The warning level of a share given as 0 to 100. */
export function levelOf(measured: Measured, percent: number): Level {
  const { warning, danger } = THRESHOLDS[measured]
  if (percent > danger) return 'danger'
  return percent > warning ? 'warning' : 'normal'
}
