import { CardTable } from '@/components/table/card-table'
import type { PodRow } from '@/lib/mesh/details/model'
import { useTranslations } from 'use-intl'
import { Card } from '@/components/layout/card'
import classes from '@/components/layout/card.module.css'
import { PodLine } from './pod-line'
import { useProxyStates } from './use-proxy-states'

interface PodsCardProps {
  readonly pods: readonly PodRow[]
  readonly more: number
  readonly now: string
  readonly namespace: string
}

/** The pods of a workload, each with what is wrong with it; what is inside opens below. */
export function PodsCard({ pods, more, now, namespace }: PodsCardProps) {
  const t = useTranslations('details.pods')
  const proxies = useProxyStates(namespace, pods.some(hasProxy))
  return (
    <Card title={t('title')} count={pods.length + more}>
      {pods.length === 0 ? (
        <p className={classes.quiet}>{t('none')}</p>
      ) : (
        <CardTable
          label={t('title')}
          columns={[
            { title: t('name') },
            { title: t('phase') },
            { title: t('ready'), numeric: true },
            { title: t('restarts'), numeric: true },
            { title: t('mode') },
            { title: t('proxy') },
            { title: t('node') },
            { title: t('address') },
            { title: t('age'), numeric: true },
          ]}
        >
          {pods.map((pod) => (
            <PodLine key={pod.name} pod={pod} now={now} proxies={proxies} />
          ))}
        </CardTable>
      )}
      {more === 0 ? null : <p className={classes.quiet}>{t('more', { count: more })}</p>}
    </Card>
  )
}

function hasProxy({ mode, containers }: PodRow): boolean {
  return mode === 'sidecar' || containers.some(({ name }) => name === 'istio-proxy')
}
