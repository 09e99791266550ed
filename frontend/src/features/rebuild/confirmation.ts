import type { ServerDetailsFragment } from '~/api/generated/graphql'
import { typeablePhrase } from '~/util/phrase'

/** What has to be typed before a server is rebuilt: its name, or else its address. */
export function phraseOf({
  name,
  addresses,
}: Pick<ServerDetailsFragment, 'name' | 'addresses'>): string | null {
  const primary = addresses.find(each => each.primary) ?? addresses[0]
  return typeablePhrase(name, primary?.address)
}
