import { Cards } from '@/components/layout/cards'
import { Region } from '@/components/layout/region'
import { useAnswer } from '@/components/layout/use-answer'
import { withMessages } from '@/components/layout/with-messages'
import { meshMtlsQuery } from '@/lib/client/mesh-mtls-query'
import { useMeshView } from '@/lib/client/use-mesh-view'
import { meshMtls } from '@/lib/i18n/messages/en/mesh-mtls'
import { Skeleton } from '@mantine/core'
import { useTranslations } from 'use-intl'
import { GapsCard } from './gaps-card'
import { InsideCard } from './inside-card'
import { PlainCard } from './plain-card'
import { TotalsCard } from './totals-card'

/** How much of the mesh's traffic is secured, who sends plain text, and whose policy says something else. */
function Content() {
  const t = useTranslations('meshMtls')
  const [view] = useMeshView()
  const { data, region } = useAnswer(meshMtlsQuery(view))
  return (
    <Region
      region={region}
      waitingFor={t('waitingFor')}
      skeleton={<Skeleton height={220} m={16} width="auto" />}
      empty={null}
    >
      {data === undefined ? null : (
        <Cards>
          <TotalsCard answer={data} />
          <PlainCard plain={data.plain} />
          <InsideCard namespaces={data.namespaces} />
          <GapsCard gaps={data.gaps} />
        </Cards>
      )}
    </Region>
  )
}

/** With its own texts. */
export const MtlsTab = withMessages({ meshMtls }, Content)
