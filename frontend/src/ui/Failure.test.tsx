import { render, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { expect, test, vi } from 'vitest'
import { TextProvider } from '~/i18n/i18n'
import { Failure } from './Failure'

const shown = (retrying: boolean, onRetry: () => void) => (
  <TextProvider>
    <Failure title="It did not work." retrying={retrying} onRetry={onRetry} />
  </TextProvider>
)

test('one can always try again, and waits only for what one has asked for', async () => {
  const onRetry = vi.fn()
  // The cache may say for ever that it waits for an answer.
  const { rerender } = render(shown(true, onRetry))
  const button = screen.getByRole('button', { name: 'Try again' })
  await userEvent.click(button)
  expect(onRetry).toHaveBeenCalledOnce()
  expect(button).toHaveAttribute('aria-busy', 'true')
  rerender(shown(false, onRetry))
  rerender(shown(true, onRetry))
  await userEvent.click(button)
  expect(onRetry).toHaveBeenCalledTimes(2)
})
