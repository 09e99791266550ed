import { useState } from 'react'
import { isLight, osColor, osLetter } from '~/util/osColors'
import { classes } from './classes'
import styles from './OsIcon.module.css'

interface Props {
  /** Of the family or the system; it stands beside this, so the picture itself says nothing. */
  name: string
  url: string | null
  size?: number
}

/** The picture of an operating system; its first letter on its maker's colour where there is none or it does not load. */
export function OsIcon({ name, url, size = 32 }: Props) {
  const [broken, setBroken] = useState<string | null>(null)
  if (url && broken !== url) {
    return (
      <img
        className={styles.icon}
        src={url}
        alt=""
        width={size}
        height={size}
        loading="lazy"
        onError={() => setBroken(url)}
      />
    )
  }
  const color = osColor(name)
  return (
    <span
      className={classes(styles.icon, styles.letter, isLight(color) && styles.dark)}
      style={{ inlineSize: size, blockSize: size, background: color, fontSize: size * 0.5 }}
      aria-hidden="true"
    >
      {osLetter(name)}
    </span>
  )
}
