import { Link } from 'wouter'
import { useText } from '~/i18n/i18n'
import { buttonClass } from '~/ui/Button'
import { PageTitle } from '~/ui/PageTitle'
import { paths } from '~/util/paths'
import styles from './NotFoundPage.module.css'

/** The same for what does not exist and for what belongs to somebody else. */
export function NotFoundPage() {
  const text = useText()
  return (
    <div className={styles.page}>
      <PageTitle name={text('notFound.title')} />
      <p className={styles.about}>{text('notFound.about')}</p>
      <Link href={paths.servers()} className={buttonClass('primary')}>
        {text('notFound.servers')}
      </Link>
    </div>
  )
}
