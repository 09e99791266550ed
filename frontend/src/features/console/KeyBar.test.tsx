import { fireEvent, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { expect, test } from 'vitest'
import { renderAt } from '~/testing/render'
import { KeyBar } from './KeyBar'
import type { KeyboardId } from './keyboards/keyboards'
import type { Screen } from './screen'

/** A bar over a screen that only notes which keys go down. */
function open(keyboard: KeyboardId = 'us') {
  const down: string[] = []
  const up: string[] = []
  const pressed = {
    key: (_keysym: number, code: string | null, isDown: boolean) => (isDown ? down : up).push(code ?? ''),
  }
  renderAt('/', <KeyBar screen={pressed as unknown as Screen} keyboard={keyboard} />)
  return { down, up, field: screen.getByRole<HTMLTextAreaElement>('textbox', { name: 'Type on the server' }) }
}

/** As a keyboard on the screen types: the text of the field changes, whatever keys there were. */
function change(field: HTMLTextAreaElement, to: (text: string) => string) {
  fireEvent.input(field, { target: { value: to(field.value) } })
}

test('what a keyboard on the screen types reaches the server as keys', () => {
  const { down, up, field } = open('de')
  expect(field).toHaveFocus()
  change(field, text => `${text}yZ`)
  change(field, text => text.slice(0, -2))
  change(field, text => `${text}\n`)
  expect(down).toEqual(['KeyZ', 'ShiftLeft', 'KeyY', 'Backspace', 'Backspace', 'Enter'])
  expect(up.toSorted()).toEqual(down.toSorted())
})

test('a modifier that is tapped holds for one key', async () => {
  const { down, field } = open()
  const control = screen.getByRole('button', { name: 'Ctrl' })
  await userEvent.click(control)
  expect(control).toHaveAttribute('aria-pressed', 'true')
  change(field, text => `${text}c`)
  change(field, text => `${text}c`)
  expect(down).toEqual(['ControlLeft', 'KeyC', 'KeyC'])
  expect(control).toHaveAttribute('aria-pressed', 'false')
})

test('keys that phones lack are there, and the field keeps the keyboard', async () => {
  const { down, field } = open()
  await userEvent.click(screen.getByRole('button', { name: 'Esc' }))
  await userEvent.click(screen.getByRole('button', { name: 'Up' }))
  await userEvent.click(screen.getByRole('button', { name: 'F1–12' }))
  await userEvent.click(screen.getByRole('button', { name: 'F10' }))
  expect(down).toEqual(['Escape', 'ArrowUp', 'F10'])
  expect(field).toHaveFocus()
})

test('Tab of a real keyboard is the server’s', async () => {
  const { down, field } = open()
  await userEvent.keyboard('{Tab}')
  expect(down).toEqual(['Tab'])
  expect(field).toHaveFocus()
})
