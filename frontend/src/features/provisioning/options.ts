import type { ServerOptionsInput } from '~/api/generated/later'
import type { MessageKey } from '~/i18n/i18n'

/** Figures that go before the product's. */
export const OPTIONS: readonly { name: keyof ServerOptionsInput; label: MessageKey; min: number }[] = [
  { name: 'hypervisorGroupId', label: 'orderServer.group', min: 1 },
  { name: 'packageId', label: 'orderServer.package', min: 1 },
  { name: 'memoryMb', label: 'orderServer.memoryMb', min: 1 },
  { name: 'cpuCores', label: 'orderServer.cpuCores', min: 1 },
  { name: 'storageGb', label: 'orderServer.storageGb', min: 1 },
  { name: 'trafficGb', label: 'orderServer.trafficGb', min: 0 },
  { name: 'ipv4Count', label: 'orderServer.ipv4Count', min: 0 },
  { name: 'networkSpeedInMbps', label: 'orderServer.speedIn', min: 0 },
  { name: 'networkSpeedOutMbps', label: 'orderServer.speedOut', min: 0 },
]

/** The figures that were typed; null where there are none. */
export function optionsOf(form: FormData): ServerOptionsInput | null {
  const options: ServerOptionsInput = {}
  for (const { name } of OPTIONS) {
    const typed = String(form.get(name) ?? '').trim()
    if (typed) options[name] = Number(typed)
  }
  return Object.keys(options).length > 0 ? options : null
}
