import { useState } from 'react'
import { useMutation, useQuery } from 'urql'
import { problemOf, sortUserErrors } from '~/api/errors'
import {
  ProductChoicesDocument,
  type ProductChoicesQuery,
  type ProductFieldsFragment,
  type ProductSettingsFieldsFragment,
  type SelfServiceMode,
  UpsertProductDocument,
} from '~/api/generated/later'
import { type MessageKey, useLocale, useText } from '~/i18n/i18n'
import { Button } from '~/ui/Button'
import { Checkbox } from '~/ui/Checkbox'
import { Dialog, DialogButtons } from '~/ui/Dialog'
import { Failure } from '~/ui/Failure'
import { Field, TextArea } from '~/ui/Field'
import { Form } from '~/ui/Form'
import { Select } from '~/ui/Select'
import { Loading, Skeleton } from '~/ui/Skeleton'
import { formatSize } from '~/util/units'
import styles from './Products.module.css'

const MODES: Record<SelfServiceMode, MessageKey> = {
  OFF: 'products.mode.OFF',
  HOURLY: 'products.mode.HOURLY',
  RESOURCE_PACKS: 'products.mode.RESOURCE_PACKS',
  BOTH: 'products.mode.BOTH',
}

const FIELDS = [
  'name',
  'description',
  'packageId',
  'hypervisorGroupIds',
  'defaultIpv4Count',
  'stockSafetyBufferPercent',
  'autoTopUpThreshold',
  'autoTopUpAmount',
] as const

interface Props {
  /** What is to be changed; a new one is made where not given. */
  product?: ProductFieldsFragment & { settings: ProductSettingsFieldsFragment }
  onClose: () => void
  onSaved: (product: ProductFieldsFragment) => void
}

/** Makes or changes a product; what it can be made of comes from the panel. */
export function ProductDialog({ product, onClose, onSaved }: Props) {
  const text = useText()
  const [{ data, error, fetching }, execute] = useQuery({ query: ProductChoicesDocument })
  const problem = problemOf(error)
  return (
    <Dialog title={text(product ? 'products.edit' : 'products.create')} onClose={onClose}>
      {problem && (
        <Failure
          title={text('products.choicesFailed')}
          detail={problem.message}
          requestId={problem.requestId}
          retrying={fetching}
          onRetry={() => execute({ requestPolicy: 'network-only' })}
        />
      )}
      {!data && !problem && (
        <>
          <Loading />
          <Skeleton lines={8} />
        </>
      )}
      {data && <ProductForm product={product} choices={data} onClose={onClose} onSaved={onSaved} />}
    </Dialog>
  )
}

function ProductForm({ product, choices, onClose, onSaved }: Props & { choices: ProductChoicesQuery }) {
  const text = useText()
  const locale = useLocale()
  const settings = product?.settings
  const [{ data, error, fetching }, upsert] = useMutation(UpsertProductDocument)
  const [enabled, setEnabled] = useState(product?.enabled ?? true)
  const [controlled, setControlled] = useState(settings?.stockControlled ?? true)
  const [mode, setMode] = useState<SelfServiceMode>(settings?.selfServiceMode ?? 'OFF')
  const [packageId, setPackageId] = useState(
    String(settings?.packageId ?? choices.panelPackages.find(each => each.enabled)?.id ?? ''),
  )
  // In the order in which they were chosen: the first is the usual place.
  const [groups, setGroups] = useState<readonly number[]>(settings?.hypervisorGroupIds ?? [])
  const problem = problemOf(error)
  const errors = sortUserErrors(data?.upsertProduct.userErrors ?? [], [...FIELDS])

  const submit = async (form: FormData) => {
    if (fetching) return
    const number = (name: string) => {
      const value = String(form.get(name) ?? '').trim()
      return value === '' ? null : Number(value)
    }
    const answer = await upsert({
      input: {
        id: product?.id ?? null,
        name: String(form.get('name')),
        description: String(form.get('description')).trim() || null,
        enabled,
        packageId: Number(packageId),
        hypervisorGroupIds: [...groups],
        defaultIpv4Count: number('defaultIpv4Count'),
        stockControlled: controlled,
        stockSafetyBufferPercent: number('stockSafetyBufferPercent'),
        selfServiceMode: mode,
        autoTopUpThreshold: number('autoTopUpThreshold'),
        autoTopUpAmount: number('autoTopUpAmount'),
      },
    })
    const saved = answer.data?.upsertProduct.product
    if (saved) onSaved(saved)
  }

  return (
    <Form
      problem={problem}
      failed={text('products.saveFailed')}
      errors={errors.form}
      onSubmit={form => void submit(form)}
    >
      <Field
        label={text('products.name')}
        name="name"
        required
        maxLength={255}
        autoComplete="off"
        dir="auto"
        defaultValue={product?.name}
        error={errors.fields.name}
      />
      <TextArea
        label={text('products.description')}
        name="description"
        dir="auto"
        defaultValue={product?.description ?? ''}
        error={errors.fields.description}
      />
      <Checkbox label={text('products.enabled')} checked={enabled} onChange={setEnabled} />
      <div className={styles.choice}>
        <span aria-hidden="true">{text('products.package')}</span>
        <Select
          label={text('products.package')}
          value={packageId}
          options={packageOptions(choices, packageId, locale, text('products.retired'))}
          onChange={setPackageId}
        />
        {errors.fields.packageId && (
          <p className={styles.error} role="alert">
            {errors.fields.packageId}
          </p>
        )}
      </div>
      <fieldset className={styles.part} aria-describedby="product-groups-hint">
        <legend>{text('products.groups')}</legend>
        {choices.hypervisorGroups.map(group => (
          <Checkbox
            key={group.id}
            label={
              groups[0] === group.id
                ? text('products.usualPlace', { name: group.location.name })
                : group.location.name
            }
            checked={groups.includes(group.id)}
            onChange={checked =>
              setGroups(checked ? [...groups, group.id] : groups.filter(id => id !== group.id))
            }
          />
        ))}
        <p id="product-groups-hint" className={styles.muted}>
          {text('products.groupsHint')}
        </p>
        {errors.fields.hypervisorGroupIds && (
          <p className={styles.error} role="alert">
            {errors.fields.hypervisorGroupIds}
          </p>
        )}
      </fieldset>
      <Checkbox label={text('products.controlled')} checked={controlled} onChange={setControlled} />
      <div className={styles.row}>
        <Field
          label={text('products.buffer')}
          name="stockSafetyBufferPercent"
          type="number"
          inputMode="numeric"
          min={0}
          max={100}
          required
          defaultValue={settings?.stockSafetyBufferPercent ?? 10}
          hint={text('products.bufferHint')}
          error={errors.fields.stockSafetyBufferPercent}
        />
        <Field
          label={text('products.ipv4')}
          name="defaultIpv4Count"
          type="number"
          inputMode="numeric"
          min={0}
          max={10}
          required
          defaultValue={settings?.defaultIpv4Count ?? 1}
          hint={text('products.ipv4Hint')}
          error={errors.fields.defaultIpv4Count}
        />
      </div>
      <div className={styles.choice}>
        <span aria-hidden="true">{text('products.mode')}</span>
        <Select
          label={text('products.mode')}
          value={mode}
          options={(Object.keys(MODES) as SelfServiceMode[]).map(each => ({
            value: each,
            label: text(MODES[each]),
          }))}
          onChange={setMode}
        />
      </div>
      <div className={styles.row}>
        <Field
          label={text('products.threshold')}
          name="autoTopUpThreshold"
          type="number"
          inputMode="decimal"
          step="any"
          min={0}
          defaultValue={settings?.autoTopUpThreshold ?? ''}
          hint={text('products.thresholdHint')}
          error={errors.fields.autoTopUpThreshold}
        />
        <Field
          label={text('products.amount')}
          name="autoTopUpAmount"
          type="number"
          inputMode="decimal"
          step="any"
          min={0}
          defaultValue={settings?.autoTopUpAmount ?? ''}
          error={errors.fields.autoTopUpAmount}
        />
      </div>
      <DialogButtons>
        <Button onClick={onClose}>{text('ui.cancel')}</Button>
        <Button look="primary" type="submit" busy={fetching}>
          {text('products.save')}
        </Button>
      </DialogButtons>
    </Form>
  )
}

/** The panel's packages; the chosen one is there also when the panel has it no more. */
function packageOptions(choices: ProductChoicesQuery, chosen: string, locale: string, retired: string) {
  const options = choices.panelPackages.map(({ id, name, enabled, resources }) => ({
    value: String(id),
    label: [
      enabled ? name : `${name} (${retired})`,
      `${resources.cpuCores} × CPU`,
      formatSize(resources.memoryBytes, locale),
      formatSize(resources.storageBytes, locale),
    ].join(' · '),
  }))
  return options.some(option => option.value === chosen)
    ? options
    : [...options, { value: chosen, label: `${chosen} (${retired})` }]
}
