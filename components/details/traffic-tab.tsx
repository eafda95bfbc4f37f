import { Cards } from '@/components/layout/cards'
import { Explained } from '@/components/layout/explained'
import { Region } from '@/components/layout/region'
import { Notice } from '@/components/ui/notice'
import { preparePeers } from '@/lib/graph/panel/prepare-peers'
import type { ThingRef } from '@/lib/mesh/thing-ref'
import { Skeleton } from '@mantine/core'
import { IconArrowsExchange } from '@tabler/icons-react'
import { useMemo } from 'react'
import { useTranslations } from 'use-intl'
import classes from './traffic-tab.module.css'
import { PeerTable } from './peer-table'
import { useThingGraph } from './use-thing-graph'

/** Who calls the thing and what it calls, in the numbers of the graph. */
export function TrafficTab({ thing }: { readonly thing: ThingRef }) {
  const t = useTranslations('details.traffic')
  const { data: graph, region } = useThingGraph(thing)
  const peers = useMemo(() => (graph === undefined ? undefined : preparePeers(graph)), [graph])
  return (
    <Region
      region={region}
      waitingFor={t('waitingFor')}
      skeleton={<Skeleton className={classes.skeleton} />}
      empty={
        <Notice icon={<IconArrowsExchange size={24} />} title={t('emptyTitle')}>
          <p>{t('emptyText')}</p>
          <Explained concern="traffic" namespaces={[thing.namespace]} />
        </Notice>
      }
    >
      {peers === undefined ? null : (
        <Cards>
          <PeerTable title={t('inbound')} none={t('noInbound')} rows={peers.inbound} metrics={[thing, 'in']} />
          <PeerTable
            title={t(thing.kind === 'service' ? 'toWorkloads' : 'outbound')}
            none={t('noOutbound')}
            rows={peers.outbound}
            // Nobody counts what a service sends.
            {...(thing.kind === 'service' ? {} : { metrics: [thing, 'out'] as const })}
          />
        </Cards>
      )}
    </Region>
  )
}
