import { CHECKS_PATH } from '@/lib/url/check-path'
import {
  IconAdjustmentsHorizontal,
  IconAffiliate,
  IconApps,
  IconBoxMultiple,
  IconHistory,
  IconLayoutDashboard,
  IconStack3,
  IconTimelineEvent,
  IconTopologyStar3,
  IconTriangleSquareCircle,
} from '@tabler/icons-react'

/**
 * The pages there are, in the order of the navigation. Whoever adds a page adds its line: navigation, palette and keys lead there.
 * `letter`: what follows `g`; `also`: paths that belong to the page without lying below it.
 */
export const PAGES = [
  { id: 'overview', href: '/overview', letter: 'o', Icon: IconLayoutDashboard },
  { id: 'graph', href: '/graph', letter: 'g', Icon: IconTopologyStar3 },
  { id: 'mesh', href: '/mesh', letter: 'm', Icon: IconAffiliate },
  { id: 'namespaces', href: '/namespaces', letter: 'n', Icon: IconBoxMultiple },
  { id: 'applications', href: '/applications', letter: 'a', Icon: IconApps },
  { id: 'services', href: '/services', letter: 's', Icon: IconTriangleSquareCircle },
  { id: 'workloads', href: '/workloads', letter: 'w', Icon: IconStack3 },
  { id: 'config', href: '/config', also: CHECKS_PATH, letter: 'c', Icon: IconAdjustmentsHorizontal },
  { id: 'traces', href: '/traces', letter: 't', Icon: IconTimelineEvent },
  { id: 'changes', href: '/changes', letter: 'h', Icon: IconHistory },
] as const
