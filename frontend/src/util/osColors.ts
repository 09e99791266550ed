/** By a part of a family's name, the first that is found counts. */
const COLORS: readonly [part: string, color: string][] = [
  ['ubuntu', '#e95420'],
  ['debian', '#a81d33'],
  ['rocky', '#10b981'],
  ['centos', '#932279'],
  ['alma', '#0f4266'],
  ['windows', '#0078d4'],
  ['fedora', '#51a2da'],
  ['arch', '#1793d1'],
  ['suse', '#73ba25'],
  ['freebsd', '#ab2b28'],
  ['oracle', '#f80000'],
  ['rhel', '#ee0000'],
  ['red hat', '#ee0000'],
  ['cloudlinux', '#0095d9'],
  ['gentoo', '#54487a'],
  ['slackware', '#000000'],
  ['nixos', '#7ebae4'],
  ['alpine', '#0d597f'],
]
const OTHER = '#6c757d'

/** The colour of an operating system's maker, for where there is no picture. */
export function osColor(name: string): string {
  const wanted = name.toLowerCase()
  return COLORS.find(([part]) => wanted.includes(part))?.[1] ?? OTHER
}

/** What stands on that colour: the first letter of the name as a capital, `?` where it has none. */
export function osLetter(name: string): string {
  return /\p{L}/u.exec(name)?.[0].toUpperCase() ?? '?'
}

/** Whether dark text is read better on this colour than light text (relative luminance of WCAG 2). */
export function isLight(color: string): boolean {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map(at => {
    const part = Number.parseInt(color.slice(at, at + 2), 16) / 255
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue > 0.179
}
