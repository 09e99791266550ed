/** What is wanted beside the operating system, as it was typed. */
export interface Wish {
  hostname: string
  name: string
  keyIds: string[]
}

export const NO_WISH: Wish = { hostname: '', name: '', keyIds: [] }

/** What is wrong, by the field of the API's input that it belongs to. */
export type WishErrors = Partial<Record<(typeof WISH_FIELDS)[number], string>>

export const WISH_FIELDS = ['osTemplateId', 'hostname', 'name', 'sshKeyIds'] as const
