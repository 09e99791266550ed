import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

const JAVA = '../backend/src/main/java/dev/slipway'
const LITERAL = /"((?:[^"\\\n]|\\.)*)"/g

/** What these hold is for the log, or stops the start: nobody reads it on a page. */
const UNSAID =
  /\b(?:log|logger)\s*\.\s*(?:trace|debug|info|warn|error|at\w+)\(|\.log\(|\bnew (?:Illegal\w+|Assertion\w+|\w*IO)(?:Exception|Error)?\(|\bInvalidSetting\.of\(/

/** The sources of the server, by their paths below its package. */
export const javaFiles = (): string[] =>
  readdirSync(JAVA, { recursive: true, encoding: 'utf8' })
    .filter(each => each.endsWith('.java'))
    .sort()

/** The texts of a source of the server, see `textsOf`. */
export const textsIn = (file: string): string[] => textsOf(readFileSync(join(JAVA, file), 'utf8'))

/** Whether a text of a source reads like something that is said to a person, and not like a name. */
export const isSaid = (text: string): boolean =>
  /^\s*(?:[A-Z“]|\{\})/.test(text) && /[a-z,:;}] [“a-z{]/.test(text) && !/^\w+\[|\\n/.test(text)

/** The texts of a source: put together where they are with `+`, and `{}` for what is put in. */
export function textsOf(source: string): string[] {
  const code = withoutUnsaid(source.replace(/\/\*.*?\*\//gs, '').replace(/^\s*\/\/.*$/gm, ''))
  const found: string[] = []
  let text: string | null = null
  let end = 0
  for (const literal of code.matchAll(LITERAL)) {
    const between = code.slice(end, literal.index)
    const joined = text !== null && /^\s*\+\s*$/.test(between)
    const gap = text !== null && isPutIn(between)
    if (!joined && !gap) {
      if (text !== null) found.push(/^\s*\+/.test(between) ? `${text}{}` : text)
      text = /\+\s*$/.test(between) ? '{}' : ''
    }
    text += (gap ? '{}' : '') + (literal[1] ?? '').replaceAll(/%[sd]/g, '{}').replaceAll('\\"', '"')
    end = literal.index + literal[0].length
  }
  if (text !== null) found.push(/^\s*\+/.test(code.slice(end)) ? `${text}{}` : text)
  return found
}

/** Whether this between two literals is one value: what its parentheses hold is its own. */
function isPutIn(between: string): boolean {
  let outside = between
  for (let before = ''; before !== outside; ) {
    before = outside
    outside = before.replace(/\([^()]*\)/g, '')
  }
  return /^\s*\+[^;,?:()]*\+\s*$/.test(outside)
}

function withoutUnsaid(code: string): string {
  const begin = UNSAID.exec(code)
  if (!begin) return code
  const end = closing(code, begin.index + begin[0].length)
  return `${code.slice(0, begin.index)} ${withoutUnsaid(code.slice(end))}`
}

/** Behind the parenthesis that closes the one opened before `from`. */
function closing(code: string, from: number): number {
  const marks = /"(?:[^"\\\n]|\\.)*"|'\\?.'|[()]/g
  marks.lastIndex = from
  for (let depth = 1, mark = marks.exec(code); mark; mark = marks.exec(code)) {
    if (mark[0] === '(') depth++
    if (mark[0] === ')' && --depth === 0) return marks.lastIndex
  }
  return code.length
}
