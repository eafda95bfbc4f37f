import { CardTable } from '@/components/table/card-table'
import cardClasses from '@/components/layout/card.module.css'
import { useNamespaceHref } from '@/lib/client/use-details-view'
import { visibleText } from '@/lib/std/visible-text'
import type { DataPlaneNamespace } from '@/lib/topology/model'
import { Anchor } from '@mantine/core'
import Link from 'next/link'
import { useTranslations } from 'use-intl'

/** The namespaces of a data plane, with how their pods are in the mesh. */
export function NamespaceTable({ namespaces }: { readonly namespaces: readonly DataPlaneNamespace[] }) {
  const t = useTranslations('meshTopology.panel')
  const hrefOf = useNamespaceHref()
  if (namespaces.length === 0) return <p className={cardClasses.quiet}>{t('noNamespaces')}</p>
  return (
    <CardTable
      label={t('namespaces')}
      columns={[
        { title: t('namespace') },
        { title: t('mode') },
        { title: t('workloads'), numeric: true },
        { title: t('pods'), numeric: true },
      ]}
    >
      {namespaces.map(({ name, mode, workloads, pods }) => (
        <tr key={name}>
          <th scope="row">
            <Anchor component={Link} href={hrefOf(name)} prefetch={false} inherit>
              {visibleText(name)}
            </Anchor>
          </th>
          <td>{t(`modes.${mode}`)}</td>
          <td data-numeric>{workloads}</td>
          <td data-numeric>{pods}</td>
        </tr>
      ))}
    </CardTable>
  )
}
