import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { COMBINATIONS, chord } from './combinations'
import { KEYBOARDS } from './keyboards'
import { watchForLeaving } from './leaving'
import { afterKey, NONE_HELD, strikeHolding, strokeOf, tapped } from './modifiers'
import { KEYSYM, planOf } from './strokes'
import { changeOf } from './touch'
import { type } from './typing'

beforeEach(() => vi.useFakeTimers())
afterEach(() => vi.useRealTimers())

function keys() {
  const log: string[] = []
  return {
    log,
    key: (_keysym: number, code: string | null, down: boolean) => log.push(`${down ? '+' : '-'}${code}`),
  }
}

/** What is down after all that happened. */
function stillDown(log: readonly string[]): string[] {
  const down = new Set<string>()
  for (const entry of log) {
    if (entry.startsWith('+')) down.add(entry.slice(1))
    else down.delete(entry.slice(1))
  }
  return [...down]
}

test('a text is typed key by key, and tells how far it is', async () => {
  const to = keys()
  const told: number[] = []
  const { characters } = planOf('aB@', KEYBOARDS.de.keyboard)
  const typed = type(to, characters, {
    signal: new AbortController().signal,
    onTyped: count => told.push(count),
  })
  expect(told).toEqual([1])
  await vi.runAllTimersAsync()
  await typed
  expect(told).toEqual([1, 2, 3])
  expect(to.log.join(' ')).toBe(
    '+KeyA -KeyA +ShiftLeft +KeyB -KeyB -ShiftLeft +AltRight +KeyQ -KeyQ -AltRight',
  )
})

test('typing that is stopped leaves no key down and types no more', async () => {
  const to = keys()
  const stop = new AbortController()
  const { characters } = planOf('ABCDEFGH', KEYBOARDS.us.keyboard)
  let last = 0
  const typed = type(to, characters, {
    signal: stop.signal,
    onTyped: count => {
      last = count
      if (count === 3) stop.abort()
    },
  })
  await vi.runAllTimersAsync()
  await typed
  expect(last).toBe(3)
  expect(to.log).toContain('+KeyC')
  expect(to.log).not.toContain('+KeyD')
  expect(stillDown(to.log)).toEqual([])
})

test.each(COMBINATIONS)('$label is pressed together and let go of', ({ keys: pressed }) => {
  const to = keys()
  chord(to, pressed)
  expect(to.log.slice(0, pressed.length)).toEqual(pressed.map(({ code }) => `+${code}`))
  expect(stillDown(to.log)).toEqual([])
})

test('a modifier is held for one key, then for good, then not at all', () => {
  const once = tapped(NONE_HELD, 'control')
  expect(once.control).toBe('once')
  expect(afterKey(once)).toEqual(NONE_HELD)
  const locked = tapped(once, 'control')
  expect(afterKey(locked).control).toBe('locked')
  expect(tapped(locked, 'control')).toEqual(NONE_HELD)
})

test('a key is pressed with what is held around it', () => {
  const to = keys()
  const held = { ...NONE_HELD, control: 'once', shift: 'locked' } as const
  strikeHolding(to, held, [{ keysym: 0x43, code: 'KeyC', shift: true, altGr: false }])
  expect(to.log.join(' ')).toBe('+ControlLeft +ShiftLeft +KeyC -KeyC -ShiftLeft -ControlLeft')
})

test('a key of the bar is one by its meaning and its place', () => {
  expect(strokeOf({ keysym: KEYSYM.escape, code: 'Escape' })).toMatchObject({ keysym: 0xff1b, shift: false })
})

test.each([
  ['····', '····a', { deleted: 0, inserted: 'a' }],
  ['····', '···', { deleted: 1, inserted: '' }],
  ['··teh', '··the', { deleted: 2, inserted: 'he' }],
  ['··ab', '··ab\n', { deleted: 0, inserted: '\n' }],
  ['··', '··', { deleted: 0, inserted: '' }],
  ['··👍🏽', '··', { deleted: 2, inserted: '' }],
])('from %j to %j', (before, after, change) => expect(changeOf(before, after)).toEqual(change))

/** Keys that go down (+) and up (-) in turn; gives after which of them the way out was taken. */
function leaving(sequence: string): number[] {
  const watch = watchForLeaving()
  return sequence.split(' ').flatMap((step, at) => {
    const change = { type: step.startsWith('+') ? 'keydown' : 'keyup', key: step.slice(1) }
    return watch(change) ? [at] : []
  })
}

test.each([
  ['+Control +Alt +Shift -Shift -Alt -Control', [5]],
  // Pressed in another order, Alt is called Meta.
  ['+Control +Shift +Meta -Control -Shift -Meta', [5]],
  ['+Control +Alt -Alt -Control', []],
  ['+Control +Alt +Shift +a -a -Shift -Alt -Control', []],
  ['+Control +Alt +Delete -Delete -Alt -Control', []],
  // A combination that went wrong does not spoil the next.
  ['+Control +c -c -Control +Control +Alt +Shift -Alt -Shift -Control', [9]],
])('%s leads out after %j', (sequence, out) => expect(leaving(sequence)).toEqual(out))
