import { Region } from '@/components/layout/region'
import { useRefresh } from '@/components/layout/refresh-context'
import { withMessages } from '@/components/layout/with-messages'
import { meshRevisionsQuery } from '@/lib/client/mesh-revisions-query'
import { useRegion } from '@/lib/client/use-region'
import { meshRevisions } from '@/lib/i18n/messages/en/mesh-revisions'
import { modes } from '@/lib/i18n/messages/en/modes'
import { Skeleton } from '@mantine/core'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useTranslations } from 'use-intl'
import { NamespacesCard } from './namespaces-card'
import { PlanesCard } from './planes-card'
import { RevisionNotes } from './revision-notes'
import classes from './revisions.module.css'

/** Control planes by revision and tag, and the namespaces that follow each. */
function Content() {
  const t = useTranslations('meshRevisions')
  const timer = useRefresh()
  const client = useQueryClient()
  const options = meshRevisionsQuery()
  const query = useQuery({ ...options, ...timer.queryOptions })
  const region = useRegion(query, { timer, content: () => 'some' })
  const { data } = query
  return (
    <Region
      region={region}
      waitingFor={t('waitingFor')}
      skeleton={<Skeleton height={220} m={16} width="auto" />}
      empty={null}
      onCancel={() => void client.cancelQueries({ queryKey: options.queryKey })}
      onLoad={timer.reload}
    >
      {data === undefined ? null : (
        <div className={classes.tab}>
          <RevisionNotes answer={data} />
          <PlanesCard planes={data.planes} />
          <NamespacesCard namespaces={data.namespaces} />
        </div>
      )}
    </Region>
  )
}

/** With its own texts. */
export const RevisionsTab = withMessages({ meshRevisions, modes }, Content)
