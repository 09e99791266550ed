import type first from './en/first.json'
import type later from './en/later.json'

/**
 * Every text of the screen by its name. `first.json` is what a server's page says when it opens and belongs to its
 * budget; `later.json` comes with the parts that are loaded when they are needed.
 */
export type MessageKey = keyof typeof first | keyof typeof later
