import { useMemo } from 'react'
import { encode } from 'uqr'
import { useMasking } from '~/ui/Masking'
import styles from './QrCode.module.css'

interface Props {
  /** What it is, for who can't see it; what is in it must be on the page in another way too. */
  label: string
  value: string
}

/** A QR code, drawn here: what is in it is nobody else's business. Dark on light in both themes, as cameras want it. */
export function QrCode({ label, value }: Props) {
  const { masked } = useMasking()
  const { path, size } = useMemo(() => draw(value), [value])
  return (
    <svg className={styles.code} role="img" aria-label={label} viewBox={`0 0 ${size} ${size}`}>
      <rect className={styles.ground} width={size} height={size} />
      {!masked && <path className={styles.ink} d={path} />}
    </svg>
  )
}

function draw(value: string): { path: string; size: number } {
  // The quiet zone that the standard wants is four modules wide.
  const { data, size } = encode(value, { ecc: 'M', border: 4 })
  const path = data.flatMap((row, y) => row.map((dark, x) => (dark ? `M${x} ${y}h1v1h-1z` : ''))).join('')
  return { path, size }
}
