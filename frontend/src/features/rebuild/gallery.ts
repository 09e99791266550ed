import type { TemplateFieldsFragment, TemplateGroupFieldsFragment } from '~/api/generated/later'

export type Template = TemplateFieldsFragment
export type Family = TemplateGroupFieldsFragment

/** Name, version and variant, as people say it. */
export function labelOf({ name, version, variant }: Template): string {
  return [name, version, variant].filter(Boolean).join(' ')
}

/** The families with what is called so in them; those without are left out. Without a search it is all of them. */
export function matching(families: readonly Family[], search: string): Family[] {
  const wanted = search.trim().toLowerCase()
  return families
    .map(family => ({
      ...family,
      templates: family.templates.filter(each => labelOf(each).toLowerCase().includes(wanted)),
    }))
    .filter(family => family.templates.length > 0)
}

/** A template and the family it is in; null where there is none with this id. */
export function findTemplate(
  families: readonly Family[],
  id: string | null,
): { family: Family; template: Template } | null {
  for (const family of families) {
    const template = family.templates.find(each => each.id === id)
    if (template) return { family, template }
  }
  return null
}

/** Whether a system is a Windows, to which SSH keys mean nothing. The panel does not say it otherwise than by names. */
export function isWindows({ family, template }: { family: Family; template: Template }): boolean {
  return /windows/i.test(`${family.name} ${template.name}`)
}

/** Whether the systems of a family are told apart by pictures of their own. */
export function hasManyIcons({ templates }: Family): boolean {
  return new Set(templates.map(each => each.iconUrl ?? each.name)).size > 1
}
