import { Mark } from '@/components/ui/mark'
import type { Tone } from '@/components/ui/tone'
import { statusOf } from '@/lib/topology/drawing/status-of'
import type { ComponentState, MeshComponent } from '@/lib/topology/model'
import {
  type Icon,
  IconCircleCheckFilled,
  IconCircleDashed,
  IconHelpSquareRoundedFilled,
  IconHourglassFilled,
  IconPlugConnectedX,
  IconSquareRoundedXFilled,
} from '@tabler/icons-react'
import { useTranslations } from 'use-intl'

const ICONS: Readonly<Record<ComponentState, Icon>> = {
  unreachable: IconPlugConnectedX,
  unhealthy: IconSquareRoundedXFilled,
  'not-found': IconHelpSquareRoundedFilled,
  'not-ready': IconHourglassFilled,
  unknown: IconCircleDashed,
  healthy: IconCircleCheckFilled,
}

/** The state of a component as shape, colour and word. */
export function StateMark({ component }: { readonly component: Pick<MeshComponent, 'state' | 'core'> }) {
  const t = useTranslations('meshTopology.state')
  const tone: Tone = statusOf(component) ?? 'idle'
  return (
    <Mark tone={tone} icon={ICONS[component.state]}>
      {t(component.state)}
    </Mark>
  )
}
