import type { ReactNode } from 'react'
import { useQuery } from 'urql'
import { Link } from 'wouter'
import { problemOf } from '~/api/errors'
import { ProductPageDocument, type ProductPageQuery } from '~/api/generated/later'
import { useText } from '~/i18n/i18n'
import { useAnnounce } from '~/ui/Announcer'
import { Badge } from '~/ui/Badge'
import { Button } from '~/ui/Button'
import { Card } from '~/ui/Card'
import { Failure } from '~/ui/Failure'
import { Icon } from '~/ui/Icon'
import { PageTitle } from '~/ui/PageTitle'
import { Loading, Skeleton } from '~/ui/Skeleton'
import { paths } from '~/util/paths'
import { useDialog } from '~/util/useSearchParam'
import { ProductDialog } from './ProductDialog'
import styles from './Products.module.css'
import { Footprint, Places } from './ProductsPage'
import { StockCard } from './StockCard'

type Product = NonNullable<ProductPageQuery['product']>

interface Props {
  productId: string
  /** Shown where there is no such product. */
  notFound: ReactNode
}

/** One product: what it is, how many can still be made and why; for operators. */
export function ProductPage({ productId, notFound }: Props) {
  const text = useText()
  const announce = useAnnounce()
  const { dialog, open, close } = useDialog()
  const [{ data, error, fetching, stale }, execute] = useQuery({
    query: ProductPageDocument,
    variables: { id: productId },
  })
  const refetch = () => execute({ requestPolicy: 'network-only' })
  const product = data?.product
  const problem = product ? null : problemOf(error)
  if (data && !product && !problem && !fetching) return notFound
  return (
    <>
      <nav aria-label={text('ui.breadcrumb')} className={styles.crumb}>
        <Link href={paths.products()}>{text('products.title')}</Link>
      </nav>
      {problem && (
        <Failure
          title={text('products.failed')}
          detail={problem.message}
          requestId={problem.requestId}
          retrying={fetching || stale}
          onRetry={refetch}
        />
      )}
      {!product && !problem && (
        <>
          <Loading />
          <Skeleton lines={6} />
        </>
      )}
      {product && (
        <>
          <header className={styles.title}>
            <PageTitle name={product.name} />
            <Button look="primary" onClick={() => open('edit')}>
              <Icon name="pencil" /> {text('products.edit')}
            </Button>
          </header>
          <About product={product} />
          <StockCard
            productId={product.id}
            stock={product.stock}
            report={product.stockReport}
            onCounted={() => {
              refetch()
              announce(text('products.counted'))
            }}
          />
          {dialog === 'edit' && product.settings && (
            <ProductDialog
              product={{ ...product, settings: product.settings }}
              onClose={close}
              onSaved={() => {
                close()
                refetch()
                announce(text('products.saved'))
              }}
            />
          )}
        </>
      )}
    </>
  )
}

function About({ product }: { product: Product }) {
  const text = useText()
  return (
    <Card
      title={text('products.about')}
      aside={
        <Badge
          tone={product.enabled ? 'good' : 'idle'}
          mark={product.enabled ? 'full' : 'square'}
          label={text(product.enabled ? 'products.sold' : 'products.disabled')}
        />
      }
    >
      {product.description && (
        <p className={styles.sentence}>
          <bdi>{product.description}</bdi>
        </p>
      )}
      <dl className={styles.facts}>
        <dt>{text('products.package')}</dt>
        <dd>
          <Footprint product={product} />
        </dd>
        <dt>{text('products.groups')}</dt>
        <dd>{product.locations.length > 0 ? <Places product={product} /> : text('products.noPlaces')}</dd>
        {product.settings && (
          <>
            <dt>{text('products.ipv4')}</dt>
            <dd>{product.settings.defaultIpv4Count}</dd>
            <dt>{text('products.buffer')}</dt>
            <dd>{product.settings.stockSafetyBufferPercent}</dd>
          </>
        )}
      </dl>
    </Card>
  )
}
