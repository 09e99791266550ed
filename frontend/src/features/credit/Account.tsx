import type { SelfServiceFieldsFragment } from '~/api/generated/later'
import { useLocale, useText } from '~/i18n/i18n'
import { classes } from '~/ui/classes'
import { formatAmount } from './amounts'
import styles from './Credit.module.css'
import { UsageTable } from './UsageTable'

/** The balance, and what has been taken from it this month. */
export function Account({ account }: { account: SelfServiceFieldsFragment }) {
  const text = useText()
  const locale = useLocale()
  const { creditBalance, currencyCode } = account
  return (
    <div className={styles.account}>
      <dl className={styles.balance}>
        <dt>{text('credit.balance')}</dt>
        <dd className={classes(styles.amount, creditBalance < 0 && styles.owed)}>
          {formatAmount(creditBalance, currencyCode, locale)}
        </dd>
        {creditBalance < 0 && <dd className={styles.muted}>{text('credit.owed')}</dd>}
        {!currencyCode && <dd className={styles.muted}>{text('credit.units')}</dd>}
      </dl>
      <UsageTable account={account} />
    </div>
  )
}
