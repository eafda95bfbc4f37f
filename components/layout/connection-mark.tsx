import { Mark } from '@/components/ui/mark'
import type { Connection } from '@/lib/control-plane/proxies/model'
import {
  IconCircleCheckFilled,
  IconCircleDashed,
  IconClockExclamation,
  IconLoader,
  IconPlugConnectedX,
  IconSend2,
} from '@tabler/icons-react'
import { useTranslations } from 'use-intl'

/** Colour and sign of each state between a proxy and its istiod. */
export const CONNECTION_LOOKS = {
  stale: { tone: 'degraded', icon: IconClockExclamation },
  'not-connected': { tone: 'failure', icon: IconPlugConnectedX },
  'never-sent': { tone: 'not-ready', icon: IconSend2 },
  starting: { tone: 'not-ready', icon: IconLoader },
  unknown: { tone: 'idle', icon: IconCircleDashed },
  synced: { tone: 'healthy', icon: IconCircleCheckFilled },
} as const satisfies Record<Connection, object>

/** How far a proxy is with what its istiod sent it. */
export function ConnectionMark({ connection }: { readonly connection: Connection }) {
  const t = useTranslations('details.pods.connections')
  return <Mark {...CONNECTION_LOOKS[connection]}>{t(connection)}</Mark>
}
