import { type GraphiQLPlugin, useGraphiQL } from '@graphiql/react'
import { parse, print } from 'graphql'
import type { Example } from './guide'

/** A pane with the guide's examples; choosing one puts it into the editor. */
export function examplesPlugin(examples: Example[]): GraphiQLPlugin {
  return {
    title: 'Examples',
    icon: ExamplesIcon,
    content: () => <Examples examples={examples} />,
  }
}

function Examples({ examples }: { examples: Example[] }) {
  const query = useGraphiQL(state => state.queryEditor)
  const variables = useGraphiQL(state => state.variableEditor)
  return (
    <section aria-label="Examples">
      <h2 className="examples-title">Examples</h2>
      <p>
        What partners do first. Each goes into the editor; what begins with <code>$</code> in the variables is
        yours to fill in.
      </p>
      <ul className="examples">
        {examples.map(example => (
          <li key={example.title}>
            <button
              type="button"
              className="graphiql-un-styled"
              onClick={() => {
                query?.setValue(print(parse(example.query)))
                variables?.setValue(example.variables ?? '')
              }}
            >
              <strong>{example.title}</strong>
              <span>{example.about.replaceAll(/[*`]/g, '')}</span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  )
}

function ExamplesIcon() {
  return (
    <svg viewBox="0 0 24 24" fill="none" stroke="currentColor" strokeWidth="1.5" aria-hidden="true">
      <path d="M5 4h11l3 3v13H5zM9 10h6M9 14h6" strokeLinecap="round" strokeLinejoin="round" />
    </svg>
  )
}
