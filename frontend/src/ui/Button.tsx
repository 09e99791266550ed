import { type ButtonHTMLAttributes, type ReactNode, type Ref, useId } from 'react'
import styles from './Button.module.css'
import { classes } from './classes'
import { Hidden } from './Hidden'

/** `danger` does what can't be undone; `cautious` leads to the question before it. */
export type ButtonLook = 'primary' | 'secondary' | 'quiet' | 'danger' | 'cautious'

interface Props extends Omit<ButtonHTMLAttributes<HTMLButtonElement>, 'disabled'> {
  look?: ButtonLook
  small?: boolean
  /**
   * Why it can't be used now. The button stays visible and in reach of the keyboard, and says why; it does nothing.
   * Where the reason stands on the screen beside it, give that element's id instead.
   */
  refusal?: string | null
  refusalId?: string
  /** Its work is under way: a second press does nothing. */
  busy?: boolean
  children: ReactNode
  ref?: Ref<HTMLButtonElement>
  /** Gets the focus when the dialog that it is in opens. */
  'data-focus-first'?: boolean
}

export function Button({
  look,
  small,
  refusal,
  refusalId,
  busy,
  children,
  onClick,
  className,
  ...rest
}: Props) {
  const ownId = useId()
  const refused = Boolean(refusal)
  return (
    <>
      <button
        type="button"
        {...rest}
        className={classes(buttonClass(look, small), busy && styles.busy, className)}
        aria-disabled={refused || busy || undefined}
        aria-busy={busy || undefined}
        aria-describedby={refused ? (refusalId ?? ownId) : rest['aria-describedby']}
        title={refusal ?? rest.title}
        onClick={event => {
          if (refused || busy) event.preventDefault()
          else onClick?.(event)
        }}
      >
        {children}
      </button>
      {refused && !refusalId && <Hidden id={ownId}>{refusal}</Hidden>}
    </>
  )
}

/** The look of a button for what must be a link. */
export function buttonClass(look: ButtonLook = 'secondary', small = false): string {
  return classes(styles.button, styles[look], small && styles.small)
}
