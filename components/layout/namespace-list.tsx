import { favouriteNamespaces, recentNamespaces } from '@/lib/client/namespace-settings'
import { namespacesQuery } from '@/lib/client/namespaces-query'
import { useStoredSetting } from '@/lib/client/stored-setting'
import type { NamespaceRow } from '@/lib/url/api-types'
import {
  groupNamespaces,
  howMany,
  isChosen,
  type NamespaceChoice,
  readChoice,
  toggleOne,
  toggleShown,
  writeChoice,
} from '@/lib/url/namespace-choice'
import { Button, Checkbox, TextInput } from '@mantine/core'
import { IconSearch } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { type KeyboardEvent, useState } from 'react'
import { useTranslations } from 'use-intl'
import { NamespaceListRow } from './namespace-list-row'
import { moveInList } from './move-in-list'
import classes from './picker.module.css'
import { RecentNamespaces } from './recent-namespaces'

/** More rows than anybody reads; filtering is the way to the others. */
const MAX_ROWS = 500

export interface NamespaceListProps {
  /** As in the URL. */
  readonly chosen: readonly string[]
  readonly onChange: (names: readonly string[]) => void
  readonly onApply: (names: readonly string[]) => void
  readonly onCancel: () => void
}

export function NamespaceList({ chosen, onChange, onApply, onCancel }: NamespaceListProps) {
  const t = useTranslations('shell.namespaces')
  const { data, isError } = useQuery(namespacesQuery())
  const [favourites, setFavourites] = useStoredSetting(favouriteNamespaces)
  // Where a row stands is decided when the list opens: a star must not pull it from under the pointer.
  const [favouritesAtOpen] = useState(favourites)
  const [recent] = useStoredSetting(recentNamespaces)
  const [filter, setFilter] = useState('')
  const rows = data?.namespaces ?? []
  const known = [...new Set(rows.map(({ name }) => name))]
  const groups = groupNamespaces(rows, favouritesAtOpen, filter)
  const shown = [...groups.favourites, ...groups.inMesh, ...groups.outside].map(({ name }) => name)
  const choice = readChoice(chosen)
  const change = (next: NamespaceChoice): void => onChange(writeChoice(next))
  const amount = howMany(choice, shown)

  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key === 'Escape') onCancel()
    else if (event.key === 'Enter' && event.target instanceof HTMLInputElement) {
      // Whoever types a name to its end and presses Enter means that namespace.
      const only = filter !== '' && shown.length === 1 ? shown[0] : undefined
      onApply(only === undefined || isChosen(choice, only) ? chosen : writeChoice(toggleOne(choice, only, known)))
    } else if (!moveInList(event)) return
    event.preventDefault()
    event.stopPropagation()
  }
  const row = (namespace: NamespaceRow, index: number) => (
    <NamespaceListRow
      key={namespace.name}
      namespace={namespace}
      tabbable={index === 0}
      checked={isChosen(choice, namespace.name)}
      favourite={favourites.includes(namespace.name)}
      onToggle={() => change(toggleOne(choice, namespace.name, known))}
      onFavourite={() => setFavourites(toggled(favourites, namespace.name))}
    />
  )

  return (
    // eslint-disable-next-line jsx-a11y/no-static-element-interactions -- the keys of the fields in it: arrows, Enter, Esc
    <div className={classes.panel} onKeyDown={onKeyDown}>
      <TextInput
        placeholder={t('filter')}
        aria-label={t('filter')}
        leftSection={<IconSearch size={16} />}
        value={filter}
        onChange={(event) => setFilter(event.currentTarget.value)}
        data-autofocus
        m={8}
      />
      {shown.length > 0 && (
        <div className={classes.listHead}>
          <Checkbox
            size="xs"
            label={t('selectAll', { count: shown.length })}
            checked={amount === 'all'}
            indeterminate={amount === 'some'}
            onChange={() => change(toggleShown(choice, shown, known))}
          />
          <Button variant="subtle" size="compact-xs" disabled={chosen.length === 0} onClick={() => onChange([])}>
            {t('clear')}
          </Button>
        </div>
      )}
      <div className={classes.list} data-list>
        <NamespaceGroup label={t('favourites')} rows={groups.favourites} first={0} row={row} />
        <NamespaceGroup label={t('inMesh')} rows={groups.inMesh} first={groups.favourites.length} row={row} />
        <NamespaceGroup
          label={t('outside')}
          rows={groups.outside}
          first={groups.favourites.length + groups.inMesh.length}
          row={row}
        />
        <p className={classes.listNote} role="status">
          {data === undefined && (isError ? t('failed') : t('loading'))}
          {data !== undefined && rows.length === 0 && t('nothing')}
          {rows.length > 0 && shown.length === 0 && t('noMatch', { filter })}
          {shown.length > MAX_ROWS && t('tooMany', { count: shown.length - MAX_ROWS })}
          {data?.partial === true && t('partial')}
        </p>
      </div>
      <RecentNamespaces sets={recent} onChoose={onApply} />
      <div className={classes.foot}>
        <Button variant="subtle" color="gray" onClick={onCancel}>
          {t('cancel')}
        </Button>
        <Button onClick={() => onApply(chosen)}>{t('apply')}</Button>
      </div>
    </div>
  )
}

interface NamespaceGroupProps {
  readonly label: string
  readonly rows: readonly NamespaceRow[]
  /** How many rows stand before this group. */
  readonly first: number
  readonly row: (namespace: NamespaceRow, index: number) => React.ReactNode
}

function NamespaceGroup({ label, rows, first, row }: NamespaceGroupProps) {
  const drawn = rows.slice(0, Math.max(0, MAX_ROWS - first))
  if (drawn.length === 0) return null
  return (
    <section aria-label={label}>
      <div className={classes.groupLabel} aria-hidden>
        {label}
      </div>
      {drawn.map((namespace, index) => row(namespace, first + index))}
    </section>
  )
}

function toggled(names: readonly string[], name: string): readonly string[] {
  return names.includes(name) ? names.filter((other) => other !== name) : [...names, name]
}
