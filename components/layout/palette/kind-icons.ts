import type { SearchKind } from '@/lib/search/model'
import {
  IconApps,
  IconBox,
  IconBoxMultiple,
  IconFileSettings,
  IconStack3,
  IconTimelineEvent,
  IconTriangleSquareCircle,
} from '@tabler/icons-react'
import type { Command } from './command'

/** As the navigation has them. */
export const KIND_ICONS: Readonly<Record<SearchKind | 'trace', Command['Icon']>> = {
  namespace: IconBoxMultiple,
  app: IconApps,
  service: IconTriangleSquareCircle,
  workload: IconStack3,
  config: IconFileSettings,
  pod: IconBox,
  trace: IconTimelineEvent,
}
