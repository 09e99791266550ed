import { createHash } from 'node:crypto'
import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { formatDocument, stringifyDocument } from '@urql/core'
import type { DocumentNode } from 'graphql'
import type { Plugin } from 'vite'

/**
 * Writes every operation of the client area, as its client sends it, by the SHA-256 of its text: the back end answers to
 * the hashes. Takes the generated modules that hold the documents, and the file to write.
 */
export function trustedDocuments(modules: URL[], file: string): Plugin {
  return {
    name: 'slipway-trusted-documents',
    apply: 'build',
    async closeBundle() {
      const texts: Record<string, string> = {}
      for (const module of modules) {
        const documents: Record<string, unknown> = await import(module.href)
        for (const document of Object.values(documents).filter(isOperation)) {
          // The client's cache asks for the type of each object, and what is sent has that in it.
          const text = stringifyDocument(formatDocument(document))
          texts[createHash('sha256').update(text).digest('hex')] = text
        }
      }
      if (!Object.keys(texts).length) this.error('No operation was found.')
      mkdirSync(dirname(file), { recursive: true })
      writeFileSync(file, JSON.stringify(texts))
    },
  }
}

function isOperation(value: unknown): value is DocumentNode {
  return (
    typeof value === 'object' &&
    value !== null &&
    'definitions' in value &&
    Array.isArray(value.definitions) &&
    value.definitions.some(definition => definition.kind === 'OperationDefinition')
  )
}
