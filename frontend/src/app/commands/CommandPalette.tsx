import { type KeyboardEvent, useDeferredValue, useEffect, useId, useRef, useState } from 'react'
import { useText } from '~/i18n/i18n'
import { classes } from '~/ui/classes'
import { Dialog } from '~/ui/Dialog'
import { Hidden } from '~/ui/Hidden'
import { Icon } from '~/ui/Icon'
import { Notice } from '~/ui/Notice'
import styles from './commands.module.css'
import { type Command, useCommands } from './useCommands'

const SETTLED_AFTER_MS = 150

interface Props {
  forOperator: boolean
  hasCredit?: boolean
  onClose: () => void
}

/** One field to go anywhere and do what can be done: typing narrows the list below, arrow keys walk it. */
export function CommandPalette({ forOperator, hasCredit, onClose }: Props) {
  const text = useText()
  const id = useId()
  const [typed, setTyped] = useState('')
  const [at, setAt] = useState(0)
  const [refusal, setRefusal] = useState<string | null>(null)
  const list = useRef<HTMLDivElement>(null)
  const groups = useCommands(useSettled(typed), forOperator, hasCredit)
  const commands = groups.flatMap(each => each.commands)
  const active = commands[Math.min(at, commands.length - 1)]
  const idOf = (command: Command) => `${id}-${command.id}`

  const activeId = active && idOf(active)
  useEffect(() => {
    const option = activeId ? document.getElementById(activeId) : null
    option?.scrollIntoView?.({ block: 'nearest' })
  }, [activeId])

  const run = async (command: Command) => setRefusal(await command.run())
  const onKeyDown = (event: KeyboardEvent) => {
    const from = Math.min(at, commands.length - 1)
    if (event.key === 'Enter' && active) {
      event.preventDefault()
      void run(active)
    } else if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault()
      const step = event.key === 'ArrowDown' ? 1 : -1
      if (commands.length > 0) setAt((from + step + commands.length) % commands.length)
    }
  }

  return (
    <Dialog title={text('commands.title')} onClose={onClose}>
      <div className={styles.field}>
        <Icon name="search" />
        <input
          data-focus-first
          type="text"
          role="combobox"
          aria-label={text('commands.label')}
          aria-expanded
          aria-controls={`${id}-list`}
          aria-activedescendant={activeId}
          aria-autocomplete="list"
          autoComplete="off"
          spellCheck={false}
          placeholder={text('commands.label')}
          value={typed}
          onChange={event => {
            setTyped(event.target.value)
            setAt(0)
            setRefusal(null)
          }}
          onKeyDown={onKeyDown}
        />
      </div>
      {refusal && (
        <Notice tone="danger" role="alert">
          {refusal}
        </Notice>
      )}
      <div
        ref={list}
        id={`${id}-list`}
        role="listbox"
        aria-label={text('commands.title')}
        className={styles.list}
      >
        {groups.map(group => (
          // biome-ignore lint/a11y/useSemanticElements: a listbox has groups of options, not fieldsets
          <div key={group.name} role="group" aria-label={text(group.name)}>
            <p className={styles.group} aria-hidden="true">
              {text(group.name)}
            </p>
            {group.commands.map(command => (
              // biome-ignore lint/a11y/useKeyWithClickEvents: the field above has the keyboard
              <div
                key={command.id}
                id={idOf(command)}
                role="option"
                tabIndex={-1}
                aria-selected={command === active}
                className={classes(styles.command, command === active && styles.active)}
                onClick={() => void run(command)}
                onPointerMove={() => setAt(commands.indexOf(command))}
              >
                <Icon name={command.icon} />
                <bdi className={styles.label}>{command.label}</bdi>
                {command.note && <bdi className={styles.note}>{command.note}</bdi>}
              </div>
            ))}
          </div>
        ))}
      </div>
      {commands.length === 0 && <p className={styles.none}>{text('commands.none')}</p>}
      <Hidden>
        <span role="status">{text('commands.count', { count: commands.length })}</span>
      </Hidden>
    </Dialog>
  )
}

/** What was typed once the typing pauses, so that not each letter is a question to the server. */
function useSettled(typed: string): string {
  const [settled, setSettled] = useState(typed)
  useEffect(() => {
    const timer = setTimeout(() => setSettled(typed), SETTLED_AFTER_MS)
    return () => clearTimeout(timer)
  }, [typed])
  return useDeferredValue(settled)
}
