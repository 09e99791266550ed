import 'graphiql/setup-workers/vite'
import 'graphiql/style.css'
import './page.css'
import { createGraphiQLFetcher } from '@graphiql/toolkit'
import { GraphiQL } from 'graphiql'
import { parse, print } from 'graphql'
import { createRoot } from 'react-dom/client'
import guide from '../../docs/api/guide.md?raw'
import { examplesPlugin } from './Examples'
import { examplesIn } from './guide'

const root = document.getElementById('root')
if (!root) throw new Error('index.html has no element to render into')

// With the session's cookie, or with a token where one stands among the headers.
const fetcher = createGraphiQLFetcher({
  url: new URL('/graphql', window.location.href).href,
  subscriptionUrl: new URL('/graphql', window.location.href).href.replace(/^http/, 'ws'),
})
const examples = examplesIn(guide)
const plugins = [examplesPlugin(examples)]

createRoot(root).render(
  <GraphiQL
    fetcher={fetcher}
    plugins={plugins}
    initialQuery={examples[0] && print(parse(examples[0].query))}
    inputValueDeprecation
    schemaDescription
  >
    <GraphiQL.Logo>
      <a href="/account">Slipway</a>
    </GraphiQL.Logo>
  </GraphiQL>,
)
