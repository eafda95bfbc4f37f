import { CardTable } from '@/components/table/card-table'
import type { ServiceDetails } from '@/lib/mesh/details/model'
import { visibleText } from '@/lib/std/visible-text'
import { useTranslations } from 'use-intl'
import { Card } from '@/components/layout/card'
import classes from '@/components/layout/card.module.css'
import { ThingLink } from './thing-link'

/** The pods behind a service, by address. */
export function EndpointsCard({ details }: { readonly details: ServiceDetails }) {
  const t = useTranslations('details.endpoints')
  const { endpoints, moreEndpoints, namespace } = details
  const total = endpoints.length + moreEndpoints
  return (
    <Card title={t('title')} count={total}>
      {total === 0 ? (
        <p className={classes.quiet}>{t(Object.keys(details.selector).length === 0 ? 'noSelector' : 'none')}</p>
      ) : (
        <CardTable
          label={t('title')}
          columns={[
            { title: t('address') },
            { title: t('pod') },
            { title: t('workload') },
            { title: t('ready') },
            { title: t('node') },
          ]}
        >
          {endpoints.map(({ address, pod, workload, ready, node }) => (
            <tr key={pod}>
              <th scope="row">{address === '' ? '–' : address}</th>
              <td className={classes.name}>{visibleText(pod)}</td>
              <td>
                <ThingLink thing={{ kind: 'workload', namespace, name: workload }} />
              </td>
              <td>{t(ready ? 'yes' : 'no')}</td>
              <td className={classes.name}>{node ?? '–'}</td>
            </tr>
          ))}
        </CardTable>
      )}
      {moreEndpoints === 0 ? null : <p className={classes.quiet}>{t('more', { count: moreEndpoints })}</p>}
    </Card>
  )
}
