import { type FormEvent, useState } from 'react'
import { useMutation, useQuery } from 'urql'
import { Link, useLocation } from 'wouter'
import { problemOf, sortUserErrors } from '~/api/errors'
import { CreateServerDocument, OrderChoicesDocument, ProductSystemsDocument } from '~/api/generated/later'
import { useText } from '~/i18n/i18n'
import { Button } from '~/ui/Button'
import { Checkbox } from '~/ui/Checkbox'
import { Empty } from '~/ui/Empty'
import { Failure } from '~/ui/Failure'
import { Field, SelectField } from '~/ui/Field'
import { useMask } from '~/ui/Masking'
import { Notice } from '~/ui/Notice'
import { PageTitle } from '~/ui/PageTitle'
import { Loading, Skeleton } from '~/ui/Skeleton'
import { newMutationId } from '~/util/ids'
import { paths } from '~/util/paths'
import { OPTIONS, optionsOf } from './options'
import styles from './Provisioning.module.css'

const FIELDS = ['productId', 'osTemplateId', 'sshKeyIds', 'hostname', 'externalId', 'orderExternalId']

interface Props {
  customerId: string
}

/** Orders a server for a customer; for operators. */
export function OrderServerPage({ customerId }: Props) {
  const text = useText()
  const mask = useMask()
  const [, navigate] = useLocation()
  const [{ data, error, fetching }, refetch] = useQuery({
    query: OrderChoicesDocument,
    variables: { customerId },
    requestPolicy: 'cache-and-network',
  })
  const [productId, setProductId] = useState('')
  const [templateId, setTemplateId] = useState('')
  const [keys, setKeys] = useState<string[]>([])
  const [tried, setTried] = useState(false)
  const [busy, setBusy] = useState<'order' | 'dryRun' | null>(null)
  const [mutationId, setMutationId] = useState(newMutationId)
  const [systems, refetchSystems] = useQuery({
    query: ProductSystemsDocument,
    variables: { id: productId },
    pause: !productId,
  })
  const [answer, create] = useMutation(CreateServerDocument)

  const problem = problemOf(error)
  const customer = data?.node && 'sshKeys' in data.node ? data.node : null
  const products = data?.products.nodes.filter(({ enabled }) => enabled) ?? []
  const groups = systems.data?.product?.id === productId ? systems.data.product.osTemplateGroups : null
  const systemsProblem = productId ? problemOf(systems.error) : null
  const refused = problemOf(answer.error)
  const userErrors = answer.data?.createServer.userErrors ?? []
  // An option's path has two parts; it stands under its own name here.
  const flat = userErrors.map(each =>
    each.field?.[0] === 'options' ? { ...each, field: each.field.slice(1) } : each,
  )
  const errors = sortUserErrors(flat, [...FIELDS, ...OPTIONS.map(({ name }) => name)])

  const send = async (form: HTMLFormElement, dryRun: boolean) => {
    const values = new FormData(form)
    const textOf = (name: string) => String(values.get(name) ?? '').trim() || null
    setTried(false)
    setBusy(dryRun ? 'dryRun' : 'order')
    const result = await create({
      input: {
        customerId,
        productId,
        osTemplateId: templateId || null,
        sshKeyIds: templateId ? keys : [],
        hostname: textOf('hostname'),
        externalId: textOf('externalId'),
        orderExternalId: textOf('orderExternalId'),
        options: optionsOf(values),
        dryRun,
        clientMutationId: dryRun ? null : mutationId,
      },
    })
    setBusy(null)
    const payload = result.data?.createServer
    if (payload?.userErrors.length) setMutationId(newMutationId())
    else if (payload?.server) navigate(paths.server(payload.server.id))
    else if (payload && dryRun) setTried(true)
  }

  return (
    <>
      <nav aria-label={text('ui.breadcrumb')} className={styles.crumb}>
        <Link href={paths.customer(customerId)}>
          {customer ? <bdi>{mask(customer.name)}</bdi> : text('customers.title')}
        </Link>
      </nav>
      <PageTitle name={text('orderServer.title')} />
      {problem && !data && (
        <Failure
          title={text('orderServer.loadFailed')}
          detail={problem.message}
          requestId={problem.requestId}
          retrying={fetching}
          onRetry={() => refetch({ requestPolicy: 'network-only' })}
        />
      )}
      {!data && !problem && (
        <div className={styles.box}>
          <Loading />
          <Skeleton lines={8} />
        </div>
      )}
      {data && products.length === 0 && (
        <div className={styles.box}>
          <Empty icon="server" title={text('orderServer.noProducts')}>
            {text('orderServer.noProductsHint')}
          </Empty>
        </div>
      )}
      {data && products.length > 0 && (
        <form
          className={styles.form}
          onSubmit={(event: FormEvent<HTMLFormElement>) => {
            event.preventDefault()
            void send(event.currentTarget, false)
          }}
        >
          <SelectField
            label={text('orderServer.product')}
            value={productId}
            error={errors.fields.productId}
            onChange={({ target }) => {
              setProductId(target.value)
              setTemplateId('')
            }}
          >
            <option value="">{text('orderServer.choose')}</option>
            {products.map(({ id, name, stock }) => (
              <option key={id} value={id}>
                {stock.inStock
                  ? stock.quantity === null || stock.quantity === undefined
                    ? name
                    : text('orderServer.left', { name, count: stock.quantity })
                  : text('orderServer.soldOut', { name })}
              </option>
            ))}
          </SelectField>
          {systemsProblem ? (
            <Failure
              title={text('orderServer.systemsFailed')}
              detail={systemsProblem.message}
              requestId={systemsProblem.requestId}
              retrying={systems.fetching}
              onRetry={() => refetchSystems({ requestPolicy: 'network-only' })}
            />
          ) : (
            <SelectField
              label={text('orderServer.system')}
              value={templateId}
              error={errors.fields.osTemplateId}
              onChange={({ target }) => setTemplateId(target.value)}
            >
              <option value="">{text('orderServer.noSystem')}</option>
              {groups?.map(group => (
                <optgroup key={group.id} label={group.name}>
                  {group.templates.map(({ id, name, version, variant }) => (
                    <option key={id} value={id}>
                      {[name, version, variant].filter(Boolean).join(' ')}
                    </option>
                  ))}
                </optgroup>
              ))}
            </SelectField>
          )}
          {templateId && customer?.sshKeys && customer.sshKeys.length > 0 && (
            <fieldset className={styles.keys}>
              <legend>{text('orderServer.keys')}</legend>
              {customer.sshKeys.map(({ id, name }) => (
                <Checkbox
                  key={id}
                  label={mask(name)}
                  checked={keys.includes(id)}
                  onChange={on => setKeys(on ? [...keys, id] : keys.filter(each => each !== id))}
                />
              ))}
              {errors.fields.sshKeyIds && (
                <p className={styles.error} role="alert">
                  {errors.fields.sshKeyIds}
                </p>
              )}
            </fieldset>
          )}
          <Field
            label={text('orderServer.hostname')}
            name="hostname"
            maxLength={253}
            autoComplete="off"
            autoCapitalize="none"
            spellCheck={false}
            hint={text('orderServer.hostnameHint')}
            error={errors.fields.hostname}
          />
          <div className={styles.pair}>
            <Field
              label={text('adopt.externalId')}
              name="externalId"
              maxLength={191}
              autoComplete="off"
              hint={text('orderServer.externalIdHint')}
              error={errors.fields.externalId}
            />
            <Field
              label={text('orderServer.orderExternalId')}
              name="orderExternalId"
              maxLength={191}
              autoComplete="off"
              hint={text('orderServer.orderExternalIdHint')}
              error={errors.fields.orderExternalId}
            />
          </div>
          <details className={styles.more}>
            <summary>{text('orderServer.more')}</summary>
            <div className={styles.pair}>
              {OPTIONS.map(({ name, label, min }) => (
                <Field
                  key={name}
                  label={text(label)}
                  name={name}
                  type="number"
                  inputMode="numeric"
                  min={min}
                  max={999_999_999}
                  autoComplete="off"
                  error={errors.fields[name]}
                />
              ))}
            </div>
          </details>
          {refused && (
            <Failure
              title={text('orderServer.failed')}
              detail={refused.message}
              requestId={refused.requestId}
            />
          )}
          {errors.form.map(({ message }) => (
            <Notice key={message} tone="danger" role="alert">
              {message}
            </Notice>
          ))}
          {tried && (
            <Notice tone="good" icon="check" role="status">
              {text('orderServer.dryRunGood')}
            </Notice>
          )}
          <div className={styles.buttons}>
            <Button
              look="primary"
              type="submit"
              busy={busy === 'order'}
              refusal={productId ? null : text('orderServer.chooseFirst')}
            >
              {text('orderServer.submit')}
            </Button>
            <Button
              busy={busy === 'dryRun'}
              refusal={productId ? null : text('orderServer.chooseFirst')}
              onClick={event => {
                const form = event.currentTarget.form
                if (form?.reportValidity()) void send(form, true)
              }}
            >
              {text('orderServer.dryRun')}
            </Button>
          </div>
        </form>
      )}
    </>
  )
}
