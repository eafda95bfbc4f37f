import { CardTable } from '@/components/table/card-table'
import type { WorkloadLine } from '@/lib/mesh/details/model'
import { useTranslations } from 'use-intl'
import { Card } from '@/components/layout/card'
import classes from '@/components/layout/card.module.css'
import { ThingLink } from './thing-link'

interface WorkloadsCardProps {
  readonly namespace: string
  readonly workloads: readonly WorkloadLine[]
}

/** The workloads behind an application or a service. */
export function WorkloadsCard({ namespace, workloads }: WorkloadsCardProps) {
  const t = useTranslations('details.workloads')
  return (
    <Card title={t('title')} count={workloads.length}>
      {workloads.length === 0 ? (
        <p className={classes.quiet}>{t('none')}</p>
      ) : (
        <CardTable
          label={t('title')}
          columns={[{ title: t('name') }, { title: t('version') }, { title: t('ready'), numeric: true }]}
        >
          {workloads.map(({ name, version, available, desired, outOfMesh }) => (
            <tr key={name}>
              <th scope="row">
                <ThingLink thing={{ kind: 'workload', namespace, name }} />
                {outOfMesh ? <p className={classes.quiet}>{t('outOfMesh')}</p> : null}
              </th>
              <td className={classes.name}>{version ?? '–'}</td>
              <td data-numeric>{t('of', { available, desired })}</td>
            </tr>
          ))}
        </CardTable>
      )}
    </Card>
  )
}
