/** One wish of a list; an empty host name deletes. */
export interface Line {
  address: string
  hostname: string
}

/** What may stand in the first line of an exported table. */
const HEADING = /^(ip|address|adresse|ip.?address|ip.?adresse)$/i

/**
 * Reads a list as people paste it or as a table exports it: an address and a host name in each line, with a comma, a
 * semicolon, a tab or blanks between. Empty lines, comments after `#` and a heading are passed over; quotation marks are
 * taken off.
 */
export function parseLines(text: string): Line[] {
  const lines: Line[] = []
  for (const raw of text.replace(/^\uFEFF/, '').split(/\r\n|\n|\r/)) {
    const line = raw.replace(/#.*/, '').trim()
    if (!line) continue
    const [address = '', hostname = ''] = line
      .split(/\s*[,;\t]\s*|\s+/)
      .map(each => each.replace(/^"(.*)"$/, '$1').trim())
    if (lines.length === 0 && HEADING.test(address)) continue
    lines.push({ address, hostname })
  }
  return lines
}
