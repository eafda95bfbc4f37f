import { HealthMark } from '@/components/layout/health-mark'
import { usePageQuery } from '@/components/layout/use-page-query'
import cardClasses from '@/components/layout/card.module.css'
import { CardTable } from '@/components/table/card-table'
import { orDash } from '@/components/ui/or-dash'
import { listQuery } from '@/lib/client/list-query'
import { useNamespaceHref } from '@/lib/client/use-details-view'
import { useScope } from '@/lib/client/use-graph-view'
import { formatPercent } from '@/lib/i18n/format-percent'
import { formatRate } from '@/lib/i18n/format-rate'
import type { ListAnswer, NamespaceListRow } from '@/lib/lists/model'
import { visibleText } from '@/lib/std/visible-text'
import type { DataPlaneNamespace } from '@/lib/topology/model'
import { Anchor } from '@mantine/core'
import Link from 'next/link'
import { useTranslations } from 'use-intl'
import classes from './panel.module.css'

interface NamespaceTableProps {
  readonly cluster: string | null
  readonly namespaces: readonly DataPlaneNamespace[]
}

/** The namespaces of a data plane: how their pods are in the mesh, and how they do, as their list says it. */
export function NamespaceTable({ cluster, namespaces }: NamespaceTableProps) {
  const t = useTranslations('meshTopology.panel')
  const [{ duration, at }] = useScope()
  const { data } = usePageQuery(listQuery('namespaces', { namespaces: [], cluster, duration, at }), {
    asked: namespaces.length > 0,
  })
  if (namespaces.length === 0) return <p className={cardClasses.quiet}>{t('noNamespaces')}</p>
  const rows = rowsByName(data, cluster)
  return (
    <CardTable
      label={t('namespaces')}
      columns={[
        { title: t('namespace') },
        { title: t('mtls') },
        { title: t('traffic'), numeric: true },
        { title: t('objects'), numeric: true },
      ]}
    >
      {namespaces.map((one) => (
        <Row key={one.name} namespace={one} row={rows.get(one.name)} />
      ))}
    </CardTable>
  )
}

interface RowProps {
  readonly namespace: DataPlaneNamespace
  /** Undefined: not told yet, or nobody could be asked. */
  readonly row: NamespaceListRow | undefined
}

function Row({ namespace: { name, mode, pods }, row }: RowProps) {
  const t = useTranslations('meshTopology.panel')
  const modes = useTranslations('lists.mtls.modes')
  const hrefOf = useNamespaceHref()
  const mtls = row?.mtls ?? null
  return (
    <tr>
      <th scope="row">
        <span className={classes.marked}>
          <Anchor component={Link} href={hrefOf(name)} prefetch={false} inherit>
            {visibleText(name)}
          </Anchor>
          {row?.health == null ? null : <HealthMark status={row.health.status} short />}
        </span>
        <div className={`${cardClasses.quiet} ${classes.whole}`}>
          {t('inMesh', { mode: t(`modes.${mode}`), count: pods })}
        </div>
      </th>
      <td className={classes.whole}>{mtls === null ? '–' : modes(mtls.setIn === null ? 'unset' : mtls.mode)}</td>
      <td data-numeric>
        {orDash(formatRate(row?.traffic?.requestRate ?? null))}
        {(row?.traffic?.errorPercent ?? 0) > 0 ? (
          <div className={cardClasses.quiet}>
            {t('failing', { share: formatPercent(row?.traffic?.errorPercent ?? null) })}
          </div>
        ) : null}
      </td>
      <td data-numeric>{row?.configObjects ?? '–'}</td>
    </tr>
  )
}

function rowsByName(answer: ListAnswer | undefined, cluster: string | null): ReadonlyMap<string, NamespaceListRow> {
  const rows = answer?.rows ?? []
  return new Map(
    rows.flatMap((row) =>
      row.list === 'namespaces' && (cluster === null || row.cluster === cluster) ? [[row.name, row]] : [],
    ),
  )
}
