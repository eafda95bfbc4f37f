import { useRefresh } from '@/components/layout/refresh-context'
import { Region } from '@/components/layout/region'
import { withMessages } from '@/components/layout/with-messages'
import { controlPlaneQuery } from '@/lib/client/control-plane-query'
import { useMeshView } from '@/lib/client/use-mesh-view'
import { useRegion } from '@/lib/client/use-region'
import { meshControlPlane } from '@/lib/i18n/messages/en/mesh-control-plane'
import type { MeshComponent } from '@/lib/topology/model'
import { controlPlanePath } from '@/lib/url/control-plane-view'
import { Anchor, Skeleton } from '@mantine/core'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import Link from 'next/link'
import { useTranslations } from 'use-intl'
import { ControlPlaneFacts } from './control-plane-facts'

/** What a component that is an istiod is told and asks for, in short; all of it has a page. */
function Content({ component }: { readonly component: MeshComponent }) {
  const { namespace, revision } = component
  return namespace === null || revision === null ? null : <Facts place={{ namespace, revision }} />
}

function Facts({ place }: { readonly place: { readonly namespace: string; readonly revision: string } }) {
  const t = useTranslations('meshControlPlane')
  const [{ duration, at, refresh }] = useMeshView()
  const timer = useRefresh()
  const client = useQueryClient()
  const options = controlPlaneQuery(place)
  const query = useQuery({ ...options, ...timer.queryOptions })
  const region = useRegion(query, { timer, content: () => 'some' })
  return (
    <Region
      region={region}
      waitingFor={t('waitingFor')}
      skeleton={<Skeleton height={240} />}
      empty={null}
      onCancel={() => void client.cancelQueries({ queryKey: options.queryKey })}
      onLoad={timer.reload}
    >
      {query.data === undefined ? null : <ControlPlaneFacts answer={query.data} />}
      <Anchor component={Link} href={controlPlanePath(place, { duration, at, refresh })} prefetch={false} size="sm">
        {t('open')}
      </Anchor>
    </Region>
  )
}

/** With its own texts. */
export const ControlPlaneCard = withMessages({ meshControlPlane }, Content)
