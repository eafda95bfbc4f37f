import { Since } from '@/components/ui/since'
import { orDash } from '@/components/ui/or-dash'
import { kindTitle } from '@/lib/config-objects/config-kinds'
import type { ColumnId } from '@/lib/lists/columns'
import type { ConfigRow } from '@/lib/lists/model'
import { visibleText } from '@/lib/std/visible-text'
import { useTranslations } from 'use-intl'
import { ConfigStatusCell } from './config-status-cell'
import classes from './list-table.module.css'
import { useRowScope } from './row-scope'

const SHOWN = 2

interface ConfigCellProps {
  readonly row: ConfigRow
  readonly column: ColumnId
  /** What the checks say is still asked for. */
  readonly awaits: boolean
}

/** A cell of the list of configuration. */
export function ConfigCell({ row, column, awaits }: ConfigCellProps) {
  switch (column) {
    case 'status':
      return awaits ? <span className={classes.awaited} aria-hidden /> : <ConfigStatusCell row={row} />
    case 'kind':
      return <span title={row.kind}>{kindTitle(row.kind)}</span>
    case 'applies':
      return <Applies row={row} />
    case 'manager':
      return <Manager row={row} />
    case 'age':
      return <CreatedAt at={row.createdAt} />
    default:
      return orDash(visibleText(column === 'namespace' ? row.namespace : row.cluster))
  }
}

function Applies({ row: { appliesTo, appliesToCount, namespace: own } }: { readonly row: ConfigRow }) {
  const t = useTranslations('lists.config')
  const names = appliesTo.map(({ to, namespace, name, missing }) => {
    if (to === 'mesh') return t('mesh')
    if (to === 'namespace') return t('namespace', { name: visibleText(name) })
    const text = visibleText(namespace === '' || namespace === own ? name : `${namespace}/${name}`)
    return missing ? t('missing', { name: text }) : text
  })
  if (names.length === 0) return '–'
  const more = appliesToCount - Math.min(SHOWN, names.length)
  return (
    <span title={names.join('\n')}>
      {names.slice(0, SHOWN).join(', ')}
      {more > 0 ? <span className={classes.quiet}> {t('more', { count: more })}</span> : null}
    </span>
  )
}

function Manager({ row: { manager } }: { readonly row: ConfigRow }) {
  const t = useTranslations('lists.config')
  if (manager === null) return '–'
  const text = t('managed', { tool: t(`tools.${manager.kind}`), name: visibleText(manager.name) }).trim()
  return <span title={text}>{text}</span>
}

function CreatedAt({ at }: { readonly at: string | null }) {
  const { now } = useRowScope()
  return <Since at={at} now={now} />
}
