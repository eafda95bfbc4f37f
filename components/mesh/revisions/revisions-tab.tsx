import { Cards } from '@/components/layout/cards'
import { Region } from '@/components/layout/region'
import { useAnswer } from '@/components/layout/use-answer'
import { withMessages } from '@/components/layout/with-messages'
import { meshRevisionsQuery } from '@/lib/client/mesh-revisions-query'
import { meshRevisions } from '@/lib/i18n/messages/en/mesh-revisions'
import { modes } from '@/lib/i18n/messages/en/modes'
import { Skeleton } from '@mantine/core'
import { useTranslations } from 'use-intl'
import { NamespacesCard } from './namespaces-card'
import { PlanesCard } from './planes-card'
import { RevisionNotes } from './revision-notes'

/** Control planes by revision and tag, and the namespaces that follow each. */
function Content() {
  const t = useTranslations('meshRevisions')
  const { data, region } = useAnswer(meshRevisionsQuery())
  return (
    <Region
      region={region}
      waitingFor={t('waitingFor')}
      skeleton={<Skeleton height={220} m={16} width="auto" />}
      empty={null}
    >
      {data === undefined ? null : (
        <Cards>
          <RevisionNotes answer={data} />
          <PlanesCard planes={data.planes} />
          <NamespacesCard namespaces={data.namespaces} />
        </Cards>
      )}
    </Region>
  )
}

/** With its own texts. */
export const RevisionsTab = withMessages({ meshRevisions, modes }, Content)
