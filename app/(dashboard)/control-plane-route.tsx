'use client'

import { ControlPlanePage } from '@/components/mesh/control-plane/control-plane-page'
import { dashboardViewParsers } from '@/lib/url/dashboard-view'
import dynamic from 'next/dynamic'

const DashboardTab = dynamic(() => import('@/components/metrics/dashboard-tab').then((module) => module.DashboardTab), {
  loading: () => null,
})

interface ControlPlaneRouteProps {
  readonly namespace: string
  readonly revision: string
}

/** The page about a control plane, with the charts of what istiod tells of itself: no feature imports another. */
export function ControlPlaneRoute(props: ControlPlaneRouteProps) {
  return (
    <ControlPlanePage
      {...props}
      chartsParameters={dashboardViewParsers}
      charts={({ namespace, name }) => <DashboardTab name="istiod" target={{ kind: 'workload', namespace, name }} />}
    />
  )
}
