import { type ReactNode, useEffect } from 'react'
import { useText } from '~/i18n/i18n'

/** The page's heading; what it is called is also the window's title. */
export function PageTitle({ name, children }: { name: string; children?: ReactNode }) {
  useWindowTitle(name)
  return <h1 tabIndex={-1}>{children ?? <bdi>{name}</bdi>}</h1>
}

/** Calls the window after what it shows. */
export function useWindowTitle(name: string) {
  const text = useText()
  useEffect(() => {
    document.title = text('ui.windowTitle', { page: name })
  }, [name, text])
}
