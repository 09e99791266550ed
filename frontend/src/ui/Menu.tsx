import { type KeyboardEvent, type ReactNode, useEffect, useId, useRef, useState } from 'react'
import { buttonClass } from './Button'
import { classes } from './classes'
import { Icon, type IconName } from './Icon'
import styles from './Menu.module.css'

export interface MenuItem {
  key: string
  label: string
  icon?: IconName
  danger?: boolean
  /** Stands for the present choice of a group. */
  checked?: boolean
  /** Begins another group: a line stands over it. */
  apart?: boolean
  /** The language of the label, where it is not the screen's. */
  lang?: string
  /** Is switched on and off by itself, and is no choice of a group. */
  toggle?: boolean
  /** Why it can't be chosen now; it stays in the menu and says so as a part of its name. */
  refusal?: string | null
  onChoose: () => void
}

interface Props {
  /** What the menu is for, for who listens. */
  label: string
  /** What the button shows. */
  button: ReactNode
  items: readonly MenuItem[]
  /** Stands over the items. */
  head?: ReactNode
}

/** A button that opens a list of things to do, walked with the arrow keys. */
export function Menu({ label, button, items, head }: Props) {
  const id = useId()
  const [open, setOpen] = useState(false)
  const root = useRef<HTMLDivElement>(null)
  const opener = useRef<HTMLButtonElement>(null)

  useEffect(() => {
    if (!open) return
    itemsOf(root.current)[0]?.focus()
    const closeOutside = (event: Event) => {
      if (!root.current?.contains(event.target as Node)) setOpen(false)
    }
    document.addEventListener('pointerdown', closeOutside)
    document.addEventListener('focusin', closeOutside)
    return () => {
      document.removeEventListener('pointerdown', closeOutside)
      document.removeEventListener('focusin', closeOutside)
    }
  }, [open])

  const close = () => {
    setOpen(false)
    opener.current?.focus()
  }
  const onKeyDown = (event: KeyboardEvent) => {
    const all = itemsOf(root.current)
    const at = all.indexOf(document.activeElement as HTMLElement)
    const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: all.length - 1 }[event.key]
    if (to !== undefined) {
      event.preventDefault()
      all.at(to % all.length)?.focus()
    } else if (event.key === 'Escape') {
      event.preventDefault()
      close()
    } else if (event.key === 'Tab') {
      setOpen(false)
    }
  }

  return (
    <div className={styles.root} ref={root}>
      <button
        ref={opener}
        type="button"
        className={buttonClass('quiet', true)}
        aria-label={label}
        aria-haspopup="menu"
        aria-expanded={open}
        aria-controls={open ? id : undefined}
        onClick={() => setOpen(!open)}
      >
        {button}
      </button>
      {open && (
        <div className={styles.popup}>
          {head && <div className={styles.head}>{head}</div>}
          <div id={id} role="menu" aria-label={label} tabIndex={-1} onKeyDown={onKeyDown}>
            {items.map(item => (
              <Item
                key={item.key}
                item={item}
                onChosen={() => {
                  close()
                  item.onChoose()
                }}
              />
            ))}
          </div>
        </div>
      )}
    </div>
  )
}

function Item({ item, onChosen }: { item: MenuItem; onChosen: () => void }) {
  return (
    // biome-ignore lint/a11y/useAriaPropsSupportedByRole: aria-checked is there only where the role has it
    <button
      type="button"
      role={item.checked === undefined ? 'menuitem' : item.toggle ? 'menuitemcheckbox' : 'menuitemradio'}
      aria-checked={item.checked}
      aria-disabled={item.refusal ? true : undefined}
      tabIndex={-1}
      className={classes(styles.item, item.danger && styles.danger, item.apart && styles.apart)}
      onClick={() => {
        if (!item.refusal) onChosen()
      }}
    >
      <span className={styles.icon}>{item.icon && <Icon name={item.icon} />}</span>
      <span className={styles.label} lang={item.lang}>
        {item.label}
        {item.refusal && <span className={styles.refusal}>{item.refusal}</span>}
      </span>
      {item.checked && <Icon name="check" />}
    </button>
  )
}

function itemsOf(root: HTMLElement | null): HTMLElement[] {
  return [...(root?.querySelectorAll<HTMLElement>('[role^="menuitem"]') ?? [])]
}
