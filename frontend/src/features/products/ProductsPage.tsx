import { useQuery } from 'urql'
import { Link, useLocation } from 'wouter'
import { problemOf } from '~/api/errors'
import { type ProductFieldsFragment, ProductsDocument } from '~/api/generated/later'
import { useLocale, useText } from '~/i18n/i18n'
import { useAnnounce } from '~/ui/Announcer'
import { Badge } from '~/ui/Badge'
import { Button } from '~/ui/Button'
import { Empty } from '~/ui/Empty'
import { Failure } from '~/ui/Failure'
import { Icon } from '~/ui/Icon'
import { Notice } from '~/ui/Notice'
import { Pager } from '~/ui/Pager'
import { PageTitle } from '~/ui/PageTitle'
import { Loading, Skeleton } from '~/ui/Skeleton'
import { flagOf } from '~/util/flags'
import { paths } from '~/util/paths'
import { formatSize } from '~/util/units'
import { useDialog, useSearch } from '~/util/useSearchParam'
import { ProductDialog } from './ProductDialog'
import styles from './Products.module.css'
import { StockBadge } from './StockBadge'
import { useRecalculate } from './useRecalculate'

/** What the host sells, and how many of each can still be made; for operators. */
export function ProductsPage() {
  const text = useText()
  const announce = useAnnounce()
  const [params, change] = useSearch()
  const [, navigate] = useLocation()
  const { dialog, open, close } = useDialog()
  const after = params.get('after')
  const [{ data, error, fetching, stale }, execute] = useQuery({
    query: ProductsDocument,
    variables: { after },
  })
  const refetch = () => execute({ requestPolicy: 'network-only' })
  const {
    counting,
    problem: countProblem,
    refusals,
    recalculate,
  } = useRecalculate(null, () => {
    refetch()
    announce(text('products.counted'))
  })
  const products = data?.products
  // A part that the panel did not give comes with an error, and the page still stands.
  const problem = products ? countProblem : (problemOf(error) ?? countProblem)

  return (
    <>
      <header className={styles.title}>
        <PageTitle name={text('products.title')} />
        <div className={styles.buttons}>
          <Button busy={counting} onClick={() => void recalculate()}>
            <Icon name="refresh" /> {text('products.countAll')}
          </Button>
          <Button look="primary" onClick={() => open('create')}>
            <Icon name="plus" /> {text('products.create')}
          </Button>
        </div>
      </header>
      {problem && (
        <Failure
          title={text('products.failed')}
          detail={problem.message}
          requestId={problem.requestId}
          retrying={fetching || stale}
          onRetry={refetch}
        />
      )}
      {refusals.map(each => (
        <Notice key={each.message} tone="warning" role="alert">
          {each.message}
        </Notice>
      ))}
      {!products && !problem && (
        <div className={styles.box}>
          <Loading />
          <Skeleton lines={8} />
        </div>
      )}
      {products?.nodes.length === 0 && (
        <div className={styles.box}>
          <Empty icon="tag" title={text('products.empty')}>
            {text('products.emptyHint')}
          </Empty>
        </div>
      )}
      {products && products.nodes.length > 0 && (
        <>
          <ul className={styles.products}>
            {products.nodes.map(product => (
              <ProductRow key={product.id} product={product} />
            ))}
          </ul>
          <Pager
            count={text('products.count', { count: products.totalCount })}
            previous={after}
            next={products.pageInfo.hasNextPage ? products.pageInfo.endCursor : null}
            onPrevious={() => window.history.back()}
            onNext={cursor => change({ after: cursor })}
          />
        </>
      )}
      {dialog === 'create' && (
        <ProductDialog onClose={close} onSaved={product => navigate(paths.product(product.id))} />
      )}
    </>
  )
}

function ProductRow({ product }: { product: ProductFieldsFragment }) {
  const text = useText()
  return (
    <li className={styles.product}>
      <div className={styles.about}>
        <h2 className={styles.name}>
          <Link href={paths.product(product.id)}>
            <bdi>{product.name}</bdi>
          </Link>
          {!product.enabled && <Badge tone="idle" mark="square" label={text('products.disabled')} />}
        </h2>
        <Footprint product={product} />
        <Places product={product} />
      </div>
      <StockBadge stock={product.stock} />
    </li>
  )
}

/** Cores, memory and storage of one server. */
export function Footprint({ product: { resources } }: { product: ProductFieldsFragment }) {
  const text = useText()
  const locale = useLocale()
  if (!resources) return <p className={styles.muted}>{text('products.noPackage')}</p>
  return (
    <p className={styles.muted}>
      {[
        text('details.coreCount', { count: resources.cpuCores }),
        formatSize(resources.memoryBytes, locale),
        formatSize(resources.storageBytes, locale),
      ].join(' · ')}
    </p>
  )
}

export function Places({ product: { locations } }: { product: ProductFieldsFragment }) {
  if (locations.length === 0) return null
  return (
    <p className={styles.muted}>
      {locations.map((location, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: two places may have one name, and they keep their order
        <span key={index} className={styles.place}>
          {location.countryCode && <span aria-hidden="true">{flagOf(location.countryCode)} </span>}
          <bdi>{location.name}</bdi>
        </span>
      ))}
    </p>
  )
}
