import { type ReactNode, useEffect, useId, useRef } from 'react'
import { useText } from '~/i18n/i18n'
import { Button } from './Button'
import styles from './Dialog.module.css'
import { Icon } from './Icon'

interface Props {
  title: string
  /** Escape, the cross, a click beside it. */
  onClose: () => void
  /** What it shows is shown once: a click beside it, which is easily an accident, does not close it. */
  holds?: boolean
  children: ReactNode
}

/** Asks for something before anything else goes on. It is there while it is rendered. */
export function Dialog({ title, onClose, holds, children }: Props) {
  const text = useText()
  const titleId = useId()
  const ref = useRef<HTMLDialogElement>(null)
  useEffect(() => {
    const dialog = ref.current
    dialog?.showModal()
    // Left alone, the browser gives the focus to the cross.
    dialog?.querySelector<HTMLElement>('form input, [data-focus-first]')?.focus()
    return () => dialog?.close()
  }, [])
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the keyboard's way to close is Escape, which the browser brings
    <dialog
      ref={ref}
      className={styles.dialog}
      aria-labelledby={titleId}
      onCancel={event => {
        event.preventDefault()
        onClose()
      }}
      onClick={event => {
        if (event.target === ref.current && !holds) onClose()
      }}
    >
      <div className={styles.inside}>
        <header className={styles.head}>
          <h2 id={titleId}>{title}</h2>
          <Button look="quiet" small aria-label={text('ui.close')} onClick={onClose}>
            <Icon name="close" />
          </Button>
        </header>
        {children}
      </div>
    </dialog>
  )
}

/** The buttons at the end of a dialog. */
export function DialogButtons({ children }: { children: ReactNode }) {
  return <div className={styles.buttons}>{children}</div>
}
