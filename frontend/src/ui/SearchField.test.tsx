import { act, fireEvent, render, screen } from '@testing-library/react'
import { Suspense, use, useState } from 'react'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { SearchField } from './SearchField'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

const type = (value: string) => fireEvent.change(screen.getByRole('searchbox'), { target: { value } })
const wait = (ms: number) => act(() => vi.advanceTimersByTimeAsync(ms))

test('what is typed is searched for when the typing pauses', async () => {
  const onSearch = vi.fn()
  render(<SearchField label="Search" value="" onSearch={onSearch} />)
  type('w')
  await wait(200)
  type('we')
  await wait(200)
  expect(onSearch).not.toHaveBeenCalled()
  await wait(100)
  expect(onSearch.mock.calls).toEqual([['we']])
})

test('who goes to another page before that is not called back by a search', async () => {
  const onSearch = vi.fn()
  const never = new Promise<never>(() => undefined)
  function NextPage() {
    return use(never)
  }
  function Pages() {
    const [left, setLeft] = useState(false)
    // As the router does it: the page that is left stays, hidden, until the next one is loaded.
    return (
      <>
        <button type="button" onClick={() => setLeft(true)}>
          Leave
        </button>
        <Suspense fallback="Loading">
          {left ? <NextPage /> : <SearchField label="Search" value="" onSearch={onSearch} />}
        </Suspense>
      </>
    )
  }
  render(<Pages />)
  type('web')
  await act(async () => fireEvent.click(screen.getByRole('button', { name: 'Leave' })))
  expect(screen.getByText('Loading')).toBeVisible()
  await wait(1000)
  expect(onSearch).not.toHaveBeenCalled()
})
