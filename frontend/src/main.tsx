import '@fontsource-variable/atkinson-hyperlegible-next'
import '~/ui/tokens.css'
import '~/ui/base.css'
import { createRoot } from 'react-dom/client'
import { SessionProvider } from '~/features/session/Session'
import { startLanguage, TextProvider } from '~/i18n/i18n'
import { Announcer } from '~/ui/Announcer'
import { MaskingProvider } from '~/ui/Masking'
import { Routes } from './routes'

const root = document.getElementById('root')
if (!root) throw new Error('index.html has no element to render into')

// Rendered once and in the right language, not twice.
await startLanguage()
createRoot(root).render(
  <TextProvider>
    <Announcer>
      <MaskingProvider>
        <SessionProvider>
          <Routes />
        </SessionProvider>
      </MaskingProvider>
    </Announcer>
  </TextProvider>,
)
