/**
 * Hides what a screenshot must not show, but leaves enough to tell one thing from another: the first half of an IPv4
 * address, the first two of the eight groups of an IPv6 one, and the first letter of each part of a name. Lists keep
 * their commas.
 */
export function mask(text: string): string {
  return text
    .split(',')
    .map(each => each.trim().split(/(\s+)/).map(maskWord).join(''))
    .join(', ')
}

/** Hides the names that a sentence quotes, and nothing else of it. */
export function maskQuoted(sentence: string): string {
  return sentence.replace(/“([^”]*)”/g, (_, name: string) => `“${mask(name)}”`)
}

/** Groups, the last of which may be an IPv4 address; then a zone, and a prefix length. */
const IPV6 = /^((?:[\da-f]*:)+(?:[\da-f]*|\d{1,3}(?:\.\d{1,3}){3}))(%[^/]*)?((?:\/[\d/]*)?)$/i
const CLOCK = /^\d{1,2}:\d{2}$/
/** An IPv4 address that is not a part of a longer dotted name. */
const IPV4 = /(?<![\p{L}\p{N}.])(\d{1,3}\.\d{1,3})\.\d{1,3}\.\d{1,3}(?![\p{L}\p{N}]|\.[\p{L}\p{N}])/gu
const LETTER = /\p{L}/u
const PART = /[\p{L}\p{M}\p{N}_-]+/gu

function maskWord(word: string): string {
  const ipv6 = CLOCK.test(word) ? null : IPV6.exec(word)
  if (ipv6) {
    const [, groups = '', zone = '', prefix = ''] = ipv6
    // What `::` leaves out are zeros.
    const [before = ''] = groups.split('::')
    const [first, second] = before.split(':').filter(Boolean)
    return `${first ?? '0'}:${second ?? '0'}:••••::•${maskParts(zone)}${prefix}`
  }
  let masked = ''
  let end = 0
  for (const found of word.matchAll(IPV4)) {
    masked += `${maskParts(word.slice(end, found.index))}${found[1]}.•••.•••`
    end = found.index + found[0].length
  }
  return masked + maskParts(word.slice(end))
}

/** Each part keeps its first character. Mere numbers tell nothing and stay. */
function maskParts(text: string): string {
  if (!LETTER.test(text)) return text
  return text.replace(PART, part => {
    const [first = '', ...rest] = part
    return first + '•'.repeat(rest.length)
  })
}
