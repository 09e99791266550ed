/** A saved example: a document and its variables, as JSON with placeholders such as `$SERVER`. */
export interface Example {
  title: string
  /** Scopes and what to know, in a sentence or two. */
  about: string
  query: string
  variables?: string
}

const SECTION = /^## \d+\. (.*)\n\n([\s\S]*?)\n\n```sh example\n([\s\S]*?)^```$/gm
const COMMAND = /^slipway '([\s\S]*?)'(?: \\?\n? *('[^']*'|"(?:\\"|[^"])*"))?\s*$/

/** The examples of docs/api/guide.md that are one document each; those for plain curl are left out. */
export function examplesIn(guide: string): Example[] {
  return [...guide.matchAll(SECTION)].flatMap(([, title = '', about = '', command = '']) => {
    const [, query, variables] = COMMAND.exec(command.trim()) ?? []
    if (!query) return []
    return [
      {
        title,
        about: about.replaceAll('\n', ' '),
        query,
        ...(variables && { variables: unquoted(variables) }),
      },
    ]
  })
}

/** What the shell would make of it, but for variables of its own. */
function unquoted(text: string): string {
  const inner = text.slice(1, -1)
  return text.startsWith('"') ? inner.replaceAll('\\"', '"') : inner
}
