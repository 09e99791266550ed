import { type FormEvent, type KeyboardEvent, type ReactNode, useEffect, useRef, useState } from 'react'
import { type MessageKey, useText } from '~/i18n/i18n'
import { classes } from '~/ui/classes'
import styles from './Console.module.css'
import { functionKey, type Key } from './keyboards/combinations'
import { KEYBOARDS, type KeyboardId } from './keyboards/keyboards'
import {
  afterKey,
  type Held,
  type Modifier,
  NONE_HELD,
  strikeHolding,
  strokeByMeaning,
  strokeOf,
  tapped,
} from './keyboards/modifiers'
import { KEYSYM, planOf, type Stroke } from './keyboards/strokes'
import { changeOf, FILLING } from './keyboards/touch'
import type { Screen } from './screen'

const ARROWS: readonly [string, MessageKey, Key][] = [
  ['←', 'console.key.left', { keysym: KEYSYM.left, code: 'ArrowLeft' }],
  ['↑', 'console.key.up', { keysym: KEYSYM.up, code: 'ArrowUp' }],
  ['↓', 'console.key.down', { keysym: KEYSYM.down, code: 'ArrowDown' }],
  ['→', 'console.key.right', { keysym: KEYSYM.right, code: 'ArrowRight' }],
]

/** As they stand on keyboards. */
const NAMED: readonly [string, Key][] = [
  ['Home', { keysym: KEYSYM.home, code: 'Home' }],
  ['End', { keysym: KEYSYM.end, code: 'End' }],
  ['PgUp', { keysym: KEYSYM.pageUp, code: 'PageUp' }],
  ['PgDn', { keysym: KEYSYM.pageDown, code: 'PageDown' }],
  ['Ins', { keysym: KEYSYM.insert, code: 'Insert' }],
  ['Del', { keysym: KEYSYM.delete, code: 'Delete' }],
]
const ESCAPE: Key = { keysym: KEYSYM.escape, code: 'Escape' }
const TAB: Key = { keysym: KEYSYM.tab, code: 'Tab' }
const BACKSPACE: Key = { keysym: KEYSYM.backspace, code: 'Backspace' }
/** With what stands on them; on Alt it is the same everywhere. */
const MODIFIERS: readonly [Modifier, MessageKey | null][] = [
  ['control', 'console.key.control'],
  ['alt', null],
  ['shift', 'console.key.shift'],
]
const F_KEYS = Array.from({ length: 12 }, (_, index) => index + 1)

/** Keys of a keyboard with buttons which the field would take for itself, by `KeyboardEvent.key`. */
const BY_NAME = new Map<string, Key>(
  [ESCAPE, TAB, ...ARROWS.map(([, , key]) => key), ...NAMED.map(([, key]) => key)].map(key => [
    key.code,
    key,
  ]),
)

interface Props {
  screen: Screen | null
  keyboard: KeyboardId
}

/** For devices without keys: the system's keyboard for what it has, and a bar of keys that it has not. */
export function KeyBar({ screen, keyboard }: Props) {
  const text = useText()
  const [held, setHeld] = useState<Held>(NONE_HELD)
  const [functions, setFunctions] = useState(false)
  const field = useRef<HTMLTextAreaElement>(null)
  const before = useRef(FILLING)
  useEffect(() => field.current?.focus(), [])

  const strike = (strokes: readonly Stroke[]) => {
    if (!screen) return
    strikeHolding(screen, held, strokes)
    setHeld(afterKey)
  }
  const press = (key: Key) => strike([strokeOf(key)])
  const onInput = ({ currentTarget, nativeEvent }: FormEvent<HTMLTextAreaElement>) => {
    const { deleted, inserted } = changeOf(before.current, currentTarget.value)
    for (let count = 0; count < deleted; count += 1) press(BACKSPACE)
    const { characters, missing } = planOf(inserted, KEYBOARDS[keyboard].keyboard)
    for (const { strokes } of characters) strike(strokes)
    for (const character of missing) strike([strokeByMeaning(character)])
    // A keyboard that still puts a word together would be confused by another text.
    if (!(nativeEvent as InputEvent).isComposing) currentTarget.value = FILLING
    before.current = currentTarget.value
  }
  const onKeyDown = (event: KeyboardEvent) => {
    const key = BY_NAME.get(event.key)
    if (!key) return
    event.preventDefault()
    press(key)
  }
  return (
    <section className={styles.keyBar} aria-label={text('console.onScreen')}>
      <textarea
        ref={field}
        className={styles.typed}
        aria-label={text('console.typeHere')}
        autoCapitalize="off"
        autoComplete="off"
        autoCorrect="off"
        spellCheck={false}
        defaultValue={FILLING}
        onInput={onInput}
        onKeyDown={onKeyDown}
      />
      <div className={styles.keys}>
        <KeyButton onPress={() => press(ESCAPE)}>Esc</KeyButton>
        <KeyButton onPress={() => press(TAB)}>Tab</KeyButton>
        {MODIFIERS.map(([modifier, label]) => (
          <KeyButton
            key={modifier}
            pressed={held[modifier] !== 'off'}
            locked={held[modifier] === 'locked'}
            onPress={() => setHeld(now => tapped(now, modifier))}
          >
            {label ? text(label) : 'Alt'}
          </KeyButton>
        ))}
        {ARROWS.map(([sign, label, key]) => (
          <KeyButton key={sign} label={text(label)} onPress={() => press(key)}>
            {sign}
          </KeyButton>
        ))}
        <KeyButton pressed={functions} onPress={() => setFunctions(!functions)}>
          F1–12
        </KeyButton>
        {NAMED.map(([label, key]) => (
          <KeyButton key={label} onPress={() => press(key)}>
            {label}
          </KeyButton>
        ))}
      </div>
      {functions && (
        <div className={styles.keys}>
          {F_KEYS.map(number => (
            <KeyButton key={number} onPress={() => press(functionKey(number))}>
              F{number}
            </KeyButton>
          ))}
        </div>
      )}
    </section>
  )
}

interface KeyProps {
  /** For who listens, where the key shows a sign. */
  label?: string
  pressed?: boolean
  locked?: boolean
  onPress: () => void
  children: ReactNode
}

function KeyButton({ label, pressed, locked, onPress, children }: KeyProps) {
  return (
    <button
      type="button"
      className={classes(styles.key, pressed && styles.held, locked && styles.locked)}
      aria-label={label}
      aria-pressed={pressed}
      // The field keeps the focus, so that the keyboard stays on the screen.
      onPointerDown={event => event.preventDefault()}
      onClick={onPress}
    >
      {children}
    </button>
  )
}
