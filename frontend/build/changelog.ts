import { CriticalityLevel } from '@graphql-inspector/core'
import type { Announcement } from './announcements.ts'
import type { SchemaChange } from './schemaChanges.ts'

const BREAKING = { level: CriticalityLevel.Breaking, title: 'Removed or changed' }
const OTHERS = [
  { level: CriticalityLevel.Dangerous, title: 'Mind this' },
  { level: CriticalityLevel.NonBreaking, title: 'New' },
]

/** The changes as the changelog has them: a list under a title for each kind, and what is announced for later. */
export function describe(changes: readonly SchemaChange[], fresh: readonly Announcement[] = []): string {
  const ofLevel = ({ level, title }: typeof BREAKING) => ({
    title,
    lines: changes
      .filter(each => each.level === level)
      .map(({ message }) => `- ${message.replaceAll("'", '`')}`),
  })
  const announced = {
    title: 'Announced',
    lines: fresh.map(
      ({ path, text, ofCallers }) => `- ${ofCallers ? 'Who may call ' : ''}\`${path}\`: ${text}`,
    ),
  }
  const groups = [ofLevel(BREAKING), announced, ...OTHERS.map(ofLevel)]
    .filter(({ lines }) => lines.length)
    .map(({ title, lines }) => `### ${title}\n\n${lines.sort().join('\n')}`)
  return groups.join('\n\n') || 'Nothing.'
}

export const NOT_RELEASED = '## Not released yet'

/** The changelog with its part about what is not released yet replaced. */
export function withUnreleased(changelog: string, text: string): string {
  const start = changelog.indexOf(NOT_RELEASED)
  const end = changelog.indexOf('\n## ', start + 1)
  return `${changelog.slice(0, start)}${NOT_RELEASED}\n\n${text}\n${end < 0 ? '' : changelog.slice(end)}`
}

/** The changelog once a version is out: what was not released yet is that version's. */
export function released(changelog: string, version: string, date: string): string {
  return withUnreleased(
    changelog.replace(NOT_RELEASED, `${NOT_RELEASED}\n\n## ${version}, ${date}`),
    'Nothing.',
  )
}
