import { Region } from '@/components/layout/region'
import { useAnswer } from '@/components/layout/use-answer'
import { withMessages } from '@/components/layout/with-messages'
import { controlPlaneQuery } from '@/lib/client/control-plane-query'
import { useMeshView } from '@/lib/client/use-mesh-view'
import { meshControlPlane } from '@/lib/i18n/messages/en/mesh-control-plane'
import type { MeshComponent } from '@/lib/topology/model'
import { controlPlanePath } from '@/lib/url/control-plane-view'
import { Anchor, Skeleton } from '@mantine/core'
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
  const { data, region } = useAnswer(controlPlaneQuery(place))
  return (
    <Region region={region} waitingFor={t('waitingFor')} skeleton={<Skeleton height={240} />} empty={null}>
      {data === undefined ? null : <ControlPlaneFacts answer={data} />}
      <Anchor component={Link} href={controlPlanePath(place, { duration, at, refresh })} prefetch={false} size="sm">
        {t('open')}
      </Anchor>
    </Region>
  )
}

/** With its own texts. */
export const ControlPlaneCard = withMessages({ meshControlPlane }, Content)
