import type { ServerRowFragment } from '~/api/generated/graphql'
import { useText } from '~/i18n/i18n'
import { Card } from '~/ui/Card'
import { CopyButton } from '~/ui/CopyButton'
import { useMask } from '~/ui/Masking'
import { isSubnet, spell } from '~/util/addresses'
import styles from './ServerOverview.module.css'

/** Every address and subnet, each with a button that copies it. */
export function AddressesCard({ addresses }: { addresses: ServerRowFragment['addresses'] }) {
  const text = useText()
  const mask = useMask()
  return (
    <Card title={text('addresses.title')}>
      {addresses.length === 0 && <p className={styles.muted}>{text('addresses.none')}</p>}
      <ul className={styles.addresses}>
        {addresses.map(address => {
          const value = spell(address)
          const family = address.version === 'IPV4' ? 'IPv4' : 'IPv6'
          return (
            <li key={value} className={styles.address}>
              <span className={styles.value}>
                {mask(value)}
                <span className={styles.kind}>
                  {text(isSubnet(address) ? 'addresses.subnet' : 'addresses.address', { family })}
                  {address.primary && ` · ${text('addresses.primary')}`}
                  {address.gateway && ` · ${text('addresses.gateway', { gateway: mask(address.gateway) })}`}
                </span>
              </span>
              <CopyButton value={value} />
            </li>
          )
        })}
      </ul>
    </Card>
  )
}
