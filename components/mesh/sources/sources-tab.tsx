import { Card } from '@/components/layout/card'
import { Region } from '@/components/layout/region'
import { useRefresh } from '@/components/layout/refresh-context'
import { SourceDetails } from '@/components/layout/source-details'
import { sourcesQuery } from '@/lib/client/sources-query'
import { useRegion } from '@/lib/client/use-region'
import { Skeleton } from '@mantine/core'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useTranslations } from 'use-intl'

/** Everything that Pharos reads, with its state. */
export function SourcesTab() {
  const t = useTranslations('mesh.sources')
  const timer = useRefresh()
  const query = useQuery({ ...sourcesQuery(), ...timer.queryOptions })
  const region = useRegion(query, { timer, content: ({ sources }) => (sources.length === 0 ? 'empty' : 'some') })
  const client = useQueryClient()
  return (
    <Region
      region={region}
      waitingFor={t('waitingFor')}
      skeleton={<Skeleton height={220} m={16} width="auto" />}
      empty={t('none')}
      onCancel={() => void client.cancelQueries({ queryKey: sourcesQuery().queryKey })}
      onLoad={timer.reload}
    >
      {query.data?.sources.map((source) => (
        <Card key={source.id} title={source.name}>
          <SourceDetails source={source} />
        </Card>
      ))}
    </Region>
  )
}
