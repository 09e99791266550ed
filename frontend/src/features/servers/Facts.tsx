import type { ServerRowFragment } from '~/api/generated/graphql'
import { useLocale, useText } from '~/i18n/i18n'
import { spell } from '~/util/addresses'
import { countryName, flagOf } from '~/util/flags'
import { formatSize } from '~/util/units'

/** Where a server stands, with the country's flag. */
export function LocationName({ location }: { location: NonNullable<ServerRowFragment['location']> }) {
  const locale = useLocale()
  const flag = flagOf(location.countryCode)
  return (
    <>
      {flag && (
        <>
          <span role="img" aria-label={countryName(location.countryCode ?? '', locale)}>
            {flag}
          </span>{' '}
        </>
      )}
      <bdi>{location.name}</bdi>
    </>
  )
}

type SomeResources = Omit<ServerRowFragment['resources'], 'trafficLimitBytes'>

/** Whether there is a server behind the service: one that the panel has not made yet may use nothing at all. */
export function hasServer({ resources }: { resources: SomeResources }): boolean {
  return resources.cpuCores > 0 || resources.memoryBytes > 0 || resources.storageBytes > 0
}

/** Cores, memory and storage on one line; says so where there is no server yet. */
export function ResourcesLine({ resources }: { resources: ServerRowFragment['resources'] }) {
  const text = useText()
  const locale = useLocale()
  if (!hasServer({ resources })) return text('server.none')
  return (
    <>
      {text('server.resources', {
        cores: resources.cpuCores,
        memory: formatSize(resources.memoryBytes, locale),
        storage: formatSize(resources.storageBytes, locale),
      })}
    </>
  )
}

/** The address by which a server is known; null where it has none. */
export function primaryAddress(addresses: ServerRowFragment['addresses']): string | null {
  const primary = addresses.find(each => each.primary) ?? addresses[0]
  return primary ? spell(primary) : null
}
