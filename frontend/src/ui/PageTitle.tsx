import { useEffect } from 'react'
import { useText } from '~/i18n/i18n'
import { useAnnounce } from './Announcer'
import styles from './Hidden.module.css'

interface Props {
  name: string
  /** Only for who listens, where something else stands in its place. */
  hidden?: boolean
}

/** The page's heading. The window is called after it, and who listens is told when it changes. */
export function PageTitle({ name, hidden }: Props) {
  const text = useText()
  const announce = useAnnounce()
  useEffect(() => {
    const title = text('ui.windowTitle', { page: name })
    // The first page of a visit is read by itself.
    if (document.title !== title && visited) announce(title)
    visited = true
    document.title = title
  }, [name, text, announce])
  return (
    <h1 className={hidden ? styles.hidden : undefined}>
      <bdi>{name}</bdi>
    </h1>
  )
}

let visited = false
