'use client'

import { drawEditedLabels } from '@/app/(dashboard)/edited-labels'
import { LabelEditing } from '@/components/details/label-editing'
import { DetailsPage, type RuntimeTab, type TabEntry } from '@/components/details/details-page'
import { OverviewTab } from '@/components/details/overview-tab'
import { useEdit } from '@/components/edit/use-edit'
import { useSettings } from '@/components/layout/settings-context'
import { detailsQuery } from '@/lib/client/details-query'
import { labelledKind } from '@/lib/istio/edit/editable-kinds'
import { dashboardsQuery } from '@/lib/client/dashboards-query'
import { useDetailsView } from '@/lib/client/use-details-view'
import { referenceOf, type ThingRef } from '@/lib/mesh/thing-ref'
import { dashboardViewParsers } from '@/lib/url/dashboard-view'
import type { DetailsTab } from '@/lib/url/details-view'
import { metricsReaders } from '@/lib/url/metrics-view'
import { useQuery } from '@tanstack/react-query'
import dynamic from 'next/dynamic'
import { useMemo } from 'react'

const ModeMenu = dynamic(() => import('@/components/labels/mode-menu').then((module) => module.ModeMenu), {
  loading: () => null,
})
const TrafficTab = dynamic(() => import('@/components/details/traffic-tab').then((module) => module.TrafficTab), {
  loading: () => null,
})
const DashboardTab = dynamic(() => import('@/components/metrics/dashboard-tab').then((module) => module.DashboardTab), {
  loading: () => null,
})
const LogsTab = dynamic(() => import('@/components/logs/logs-tab').then((module) => module.LogsTab), {
  loading: () => null,
})
const MetricsTab = dynamic(() => import('@/components/metrics/metrics-tab').then((module) => module.MetricsTab), {
  loading: () => null,
})
const TracesTab = dynamic(() => import('@/components/traces/traces-tab').then((module) => module.TracesTab), {
  loading: () => null,
})
const MiniGraph = dynamic(() => import('@/components/graph/mini-graph').then((module) => module.MiniGraph), {
  loading: () => null,
})

/** The tabs of the pages about a thing. Each feature hangs in its own here, lazily, for no feature imports another. */
const TABS: Readonly<Partial<Record<DetailsTab, TabEntry>>> = {
  overview: {
    on: ['app', 'workload', 'service'],
    show: (thing) => <OverviewTab thing={thing} miniGraph={<MiniGraph reference={referenceOf(thing)} />} />,
  },
  traffic: { on: ['app', 'workload', 'service'], show: (thing) => <TrafficTab thing={thing} /> },
  logs: {
    on: ['workload'],
    show: ({ namespace, name }) => <LogsTab namespace={namespace} workload={name} />,
  },
  traces: { on: ['app', 'workload', 'service'], show: (thing) => <TracesTab thing={thing} /> },
}
const INBOUND: TabEntry = {
  on: ['app', 'workload', 'service'],
  show: (thing) => <MetricsTab thing={thing} direction="in" />,
}
// Nobody counts what a service sends: its workloads send.
const OUTBOUND: TabEntry = { on: ['app', 'workload'], show: (thing) => <MetricsTab thing={thing} direction="out" /> }

/** The tabs of the charts with what they read of the address. */
function withParameters(parameters: ReturnType<typeof metricsReaders>): typeof TABS {
  return { ...TABS, inbound: { ...INBOUND, parameters }, outbound: { ...OUTBOUND, parameters } }
}

/** What a dashboard can be called; ids of elements hold it. */
const NAME = /^[a-z0-9][a-z0-9.-]*$/

/** A tab for each dashboard about what runs in the pods. */
function useRuntimeTabs({ kind, namespace, name }: ThingRef): readonly RuntimeTab[] {
  const target = { kind: kind === 'app' ? kind : 'workload', namespace, name } as const
  const [{ tab, dashboard: named }] = useDetailsView()
  const { data } = useQuery({ ...dashboardsQuery(target), enabled: kind !== 'service' })
  const known = data?.dashboards ?? []
  // The one that the address names is there before the list is, and whether or not it stands in it.
  const extra =
    tab === 'runtime' && kind !== 'service' && NAME.test(named ?? '') ? [{ name: named ?? '', title: named ?? '' }] : []
  const all = [...known, ...extra.filter((one) => known.every((other) => other.name !== one.name))]
  return all.map(({ name: dashboard, title }) => ({
    dashboard,
    title,
    panel: <DashboardTab key={dashboard} name={dashboard} target={target} />,
    parameters: dashboardViewParsers,
  }))
}

export function ThingPage({ thing }: { readonly thing: ThingRef }) {
  const { groupings } = useSettings()
  const tabs = useMemo(() => withParameters(metricsReaders(groupings)), [groupings])
  const { preview, element } = useEdit()
  const [view] = useDetailsView()
  const { data } = useQuery({ ...detailsQuery(thing, view), enabled: thing.kind === 'workload' })
  const kind = data?.kind === 'workload' ? labelledKind(data.controller ?? '') : undefined
  const { namespace, name } = thing
  const place = thing.kind === 'app' ? undefined : { namespace, [thing.kind]: name }
  return (
    <LabelEditing value={drawEditedLabels}>
      <DetailsPage
        thing={thing}
        tabs={tabs}
        runtimes={useRuntimeTabs(thing)}
        actions={
          place === undefined ? null : (
            <ModeMenu
              object={kind === undefined ? undefined : { kind, namespace, name, cluster: view.cluster }}
              place={place}
              onPreview={preview}
            />
          )
        }
        band={element}
      />
    </LabelEditing>
  )
}
