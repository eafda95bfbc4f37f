import { Explained } from '@/components/layout/explained'
import { Region } from '@/components/layout/region'
import { useAnswer } from '@/components/layout/use-answer'
import { withMessages } from '@/components/layout/with-messages'
import { Notice } from '@/components/ui/notice'
import { meshTopologyQuery } from '@/lib/client/mesh-topology-query'
import { meshTopology } from '@/lib/i18n/messages/en/mesh-topology'
import { Skeleton } from '@mantine/core'
import { IconTopologyStar3 } from '@tabler/icons-react'
import { useTranslations } from 'use-intl'
import { MissingRight } from './missing-right'
import { Topology } from './topology'
import classes from './topology.module.css'
import { ToSources } from './to-sources'

/** What runs the mesh, how it is, and why: drawn or as a table, with what is selected beside it. */
function Content() {
  const t = useTranslations('meshTopology')
  const { data, region } = useAnswer(meshTopologyQuery(), {
    content: ({ mesh }) => (mesh?.components.length === 0 ? 'empty' : 'some'),
  })
  return (
    <Region
      region={region}
      waitingFor={t('waitingFor')}
      skeleton={<Skeleton className={classes.skeleton} />}
      empty={
        <Notice icon={<IconTopologyStar3 size={24} />} title={t('none')} actions={<ToSources />}>
          <p>{t('noneWhy')}</p>
          <Explained concern="cluster" kinds="members" namespaces={[]} quiet />
        </Notice>
      }
    >
      {data === undefined ? null : data.mesh === null ? (
        <MissingRight answer={data} />
      ) : (
        <Topology mesh={data.mesh} now={data.now} />
      )}
    </Region>
  )
}

/** With its own texts. */
export const TopologyTab = withMessages({ meshTopology }, Content)
