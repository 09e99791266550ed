import { useEffect, useRef, useState } from 'react'
import { useLiveState } from '~/api/ApiProvider'
import { useText } from '~/i18n/i18n'
import { useAnnounce } from '~/ui/Announcer'
import { Icon } from '~/ui/Icon'
import styles from './Shell.module.css'

/** A short break is nobody's business. */
const SHOWN_AFTER_MS = 2500

/** Says that the screen does not go on by itself; goes away by itself when it does again. */
export function ConnectionBanner() {
  const text = useText()
  const announce = useAnnounce()
  const live = useLiveState()
  const broken = live === 'offline' || live === 'reconnecting'
  const [shown, setShown] = useState(false)
  const wasShown = useRef(false)

  useEffect(() => {
    if (!broken) {
      setShown(false)
      return
    }
    const timer = setTimeout(() => setShown(true), live === 'offline' ? 0 : SHOWN_AFTER_MS)
    return () => clearTimeout(timer)
  }, [broken, live])

  useEffect(() => {
    if (wasShown.current && !shown) announce(text('connection.back'))
    wasShown.current = shown
  }, [shown, announce, text])

  if (!shown) return null
  return (
    <div className={styles.banner} role="status">
      <p>
        <Icon name="offline" />
        <span>{text(live === 'offline' ? 'connection.offline' : 'connection.lost')}</span>
      </p>
    </div>
  )
}
