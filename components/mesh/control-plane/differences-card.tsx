import { Card } from '@/components/layout/card'
import cardClasses from '@/components/layout/card.module.css'
import type { Column } from '@/components/table/column'
import { SortedTable } from '@/components/table/sorted-table'
import { useSpokenSort } from '@/components/table/use-spoken-sort'
import { useControlPlaneView } from '@/lib/client/use-control-plane-view'
import type { ControlPlaneConfig } from '@/lib/control-plane/control-plane-answer'
import type { ConfigDifference } from '@/lib/control-plane/mesh-config/diff-mesh-config'
import { explainedField } from '@/lib/control-plane/mesh-config/explained-fields'
import { visibleText } from '@/lib/std/visible-text'
import { TextInput, VisuallyHidden } from '@mantine/core'
import { IconSearch } from '@tabler/icons-react'
import { useTranslations } from 'use-intl'
import classes from './control-plane.module.css'

type Row = ConfigDifference & { readonly id: string }

/** Every field in which the mesh is not as Istio has it by itself. */
export function DifferencesCard({ config }: { readonly config: ControlPlaneConfig }) {
  const t = useTranslations('meshControlPlane.config')
  const [{ sort: text, field }, change] = useControlPlaneView()
  const columns = useColumns()
  const { sort, onSort, spoken } = useSpokenSort(columns, {
    text,
    onText: (next) => change({ sort: next }),
    unsorted: t('inOrder'),
  })
  const words = field.toLowerCase().split(/\s+/)
  const rows = config.differences
    .filter(({ path, here }) => words.every((word) => `${path} ${here ?? ''}`.toLowerCase().includes(word)))
    .map((one) => ({ ...one, id: one.path }))
  return (
    <Card title={t('title')} count={config.differences.length}>
      <p className={cardClasses.quiet}>
        {t(`origin.${config.origin}`, { name: config.configMap })}{' '}
        {config.note === null ? null : visibleText(config.note)}
      </p>
      {config.differences.length === 0 ? (
        <p className={cardClasses.quiet}>{t('none')}</p>
      ) : (
        <>
          <TextInput
            className={classes.find}
            label={t('filter')}
            value={field}
            onChange={(event) => change({ field: event.currentTarget.value })}
            leftSection={<IconSearch size={16} aria-hidden />}
          />
          {rows.length === 0 ? (
            <p className={cardClasses.quiet}>{t('noneFound')}</p>
          ) : (
            <SortedTable label={t('title')} columns={columns} rows={rows} sort={sort} onSort={onSort} />
          )}
        </>
      )}
      <VisuallyHidden role="status">{spoken}</VisuallyHidden>
    </Card>
  )
}

function useColumns(): readonly Column<Row>[] {
  const t = useTranslations('meshControlPlane.config')
  const meaningOf = useMeaning()
  const value = (id: 'here' | 'usual'): Column<Row> => ({
    id,
    title: t(id),
    value: (row) => row[id] ?? undefined,
    cell: (row) => <span className={cardClasses.code}>{visibleText(row[id] ?? '–')}</span>,
  })
  return [
    {
      id: 'field',
      title: t('field'),
      value: ({ path }) => path,
      cell: ({ path }) => <span className={cardClasses.code}>{visibleText(path)}</span>,
    },
    value('here'),
    value('usual'),
    {
      id: 'meaning',
      title: t('meaning'),
      unsortable: true,
      value: ({ path }) => meaningOf(path),
      cell: ({ path }) => meaningOf(path),
    },
  ]
}

function useMeaning(): (path: string) => string {
  const t = useTranslations('meshControlPlane.fields')
  return (path) => {
    const field = explainedField(path)
    return field === undefined ? '–' : t(field)
  }
}
