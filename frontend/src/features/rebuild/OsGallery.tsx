import { useId, useState } from 'react'
import { useText } from '~/i18n/i18n'
import { Badge } from '~/ui/Badge'
import { Button } from '~/ui/Button'
import { classes } from '~/ui/classes'
import { Empty } from '~/ui/Empty'
import { Hidden } from '~/ui/Hidden'
import { OsIcon } from '~/ui/OsIcon'
import { SearchField } from '~/ui/SearchField'
import { useSearch } from '~/util/useSearchParam'
import { type Family, findTemplate, hasManyIcons, labelOf, matching, type Template } from './gallery'
import styles from './OsGallery.module.css'

/** How what is chosen here is called in the address. */
export const CHOSEN = 'os'

interface Props {
  families: readonly Family[]
  /** Id of the chosen system. */
  chosen: string | null
  /** What is wrong with the choice. */
  error: string | null
}

/** Operating systems by family; what is chosen and what is searched for is in the address. */
export function OsGallery({ families, chosen, error }: Props) {
  const text = useText()
  const errorId = useId()
  const [params, change] = useSearch()
  const search = params.get('search') ?? ''
  const [opened, setOpened] = useState<string | null>(null)
  const found = matching(families, search)
  const open = opened ?? findTemplate(families, chosen)?.family.id ?? families[0]?.id
  const choose = (id: string) => change({ [CHOSEN]: id }, { replace: true })

  return (
    <div className={styles.gallery}>
      <SearchField
        label={text('gallery.search')}
        value={search}
        onSearch={typed => change({ search: typed }, { replace: true })}
      />
      {error && (
        <p className={styles.error} id={errorId} role="alert">
          {error}
        </p>
      )}
      <div
        role="radiogroup"
        aria-label={text('gallery.title')}
        aria-invalid={error ? true : undefined}
        aria-describedby={error ? errorId : undefined}
      >
        {search ? (
          <Found families={found} chosen={chosen} onChoose={choose} />
        ) : (
          <div className={styles.families}>
            {families.map(family => (
              <FamilyTile
                key={family.id}
                family={family}
                open={family.id === open}
                chosen={chosen}
                onOpen={() => setOpened(family.id)}
                onChoose={choose}
              />
            ))}
          </div>
        )}
      </div>
      {search && found.length === 0 && (
        <Empty
          icon="search"
          title={text('gallery.noMatch')}
          action={
            <Button onClick={() => change({ search: null }, { replace: true })}>{text('gallery.all')}</Button>
          }
        />
      )}
      {search && (
        <Hidden>
          <span role="status">
            {text('gallery.found', { count: found.reduce((sum, each) => sum + each.templates.length, 0) })}
          </span>
        </Hidden>
      )}
    </div>
  )
}

interface ChoiceProps {
  chosen: string | null
  onChoose: (id: string) => void
}

interface FamilyProps extends ChoiceProps {
  family: Family
  open: boolean
  onOpen: () => void
}

/** A family; below its row its systems, where it is the open one. */
function FamilyTile({ family, open, chosen, onOpen, onChoose }: FamilyProps) {
  const text = useText()
  const id = useId()
  const { name, description, iconUrl, templates } = family
  const holdsChosen = templates.some(each => each.id === chosen)
  return (
    <>
      <button
        type="button"
        className={classes(styles.tile, open && styles.open)}
        aria-expanded={open}
        aria-controls={open ? id : undefined}
        onClick={onOpen}
      >
        <OsIcon name={name} url={iconUrl} />
        <span className={styles.about}>
          <bdi className={styles.name}>{name}</bdi>
          <span className={styles.count}>
            {holdsChosen ? text('gallery.chosen') : text('gallery.count', { count: templates.length })}
          </span>
        </span>
      </button>
      {open && (
        <div className={styles.systems} id={id}>
          {description && (
            <p className={styles.description}>
              <bdi>{description}</bdi>
            </p>
          )}
          <Systems
            templates={templates}
            withIcons={hasManyIcons(family)}
            chosen={chosen}
            onChoose={onChoose}
          />
        </div>
      )}
    </>
  )
}

function Found({ families, chosen, onChoose }: ChoiceProps & { families: readonly Family[] }) {
  return families.map(({ id, name, iconUrl, templates }) => (
    <div key={id} className={styles.found}>
      <h3 className={styles.heading}>
        <OsIcon name={name} url={iconUrl} size={20} /> <bdi>{name}</bdi>
      </h3>
      <Systems templates={templates} withIcons={false} chosen={chosen} onChoose={onChoose} />
    </div>
  ))
}

interface SystemsProps extends ChoiceProps {
  templates: readonly Template[]
  withIcons: boolean
}

function Systems({ templates, withIcons, chosen, onChoose }: SystemsProps) {
  const text = useText()
  return templates.map(template => (
    <label key={template.id} className={classes(styles.system, template.endOfLife && styles.ended)}>
      <input
        type="radio"
        name="operatingSystem"
        value={template.id}
        checked={template.id === chosen}
        onChange={() => onChoose(template.id)}
      />
      {withIcons && <OsIcon name={template.name} url={template.iconUrl} size={20} />}
      <span className={styles.label}>
        <bdi>{labelOf(template)}</bdi>
        {template.description && (
          <span className={styles.description}>
            <bdi>{template.description}</bdi>
          </span>
        )}
      </span>
      {template.endOfLife && (
        <Badge filled tone="warning" mark="triangle" label={text('gallery.endOfLife')} />
      )}
    </label>
  ))
}
