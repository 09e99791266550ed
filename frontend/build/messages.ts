import { compileMessage } from '@lingui/message-utils/compileMessage'
import type { Plugin } from 'vite'

/**
 * Compiles the ICU messages of first.json and later.json in src/i18n/LANGUAGE at build time, so that no message parser
 * travels to the browser and a message with a syntax error breaks the build.
 */
export function compiledMessages(): Plugin {
  return {
    name: 'slipway-messages',
    enforce: 'pre',
    transform: {
      filter: { id: /\/src\/i18n\/\w+\/(first|later)\.json$/ },
      handler(source) {
        const messages = JSON.parse(source) as Record<string, string>
        const compiled = Object.fromEntries(
          Object.entries(messages).map(([id, text]) => [id, compileMessage(text)]),
        )
        return { code: `export default ${JSON.stringify(compiled)}`, map: null, moduleType: 'js' }
      },
    },
  }
}
