import { render } from '@testing-library/react'
import type { ReactNode } from 'react'
import { type Client, Provider } from 'urql'
import { Router } from 'wouter'
import { memoryLocation } from 'wouter/memory-location'
import { TextProvider } from '~/i18n/i18n'
import { Announcer } from '~/ui/Announcer'
import { MaskingProvider } from '~/ui/Masking'

/** Renders with everything that the application has around its pages. Returns what was rendered and where it is. */
export function renderAt(path: string, content: ReactNode, client?: Client) {
  const location = memoryLocation({ path, record: true })
  const page = (
    <TextProvider>
      <Announcer>
        <MaskingProvider>
          <Router hook={location.hook} searchHook={location.searchHook}>
            {content}
          </Router>
        </MaskingProvider>
      </Announcer>
    </TextProvider>
  )
  return {
    ...render(client ? <Provider value={client}>{page}</Provider> : page),
    /** The present address. */
    address: () => location.history.at(-1) ?? path,
  }
}
