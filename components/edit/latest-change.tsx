'use client'

import { useSettings } from '@/components/layout/settings-context'
import { changesQuery } from '@/lib/client/changes-query'
import { useScope } from '@/lib/client/use-graph-view'
import { findLatestChange } from '@/lib/lists/find-latest-change'
import { useQuery } from '@tanstack/react-query'
import dynamic from 'next/dynamic'

const LatestChangeBand = dynamic(() => import('./latest-change-band').then((module) => module.LatestChangeBand), {
  ssr: false,
  loading: () => null,
})

/** The newest change in the chosen namespaces, as long as it is looked after; nothing, and no question, where nobody can change anything. */
export function LatestChange() {
  const { viewOnly } = useSettings()
  const [{ namespaces }] = useScope()
  const { data, dataUpdatedAt } = useQuery({ ...changesQuery(), enabled: !viewOnly && namespaces.length > 0 })
  const latest = data === undefined ? undefined : findLatestChange(data.changes, namespaces, dataUpdatedAt)
  if (latest === undefined) return null
  const { kind, namespace, name } = latest.object
  return <LatestChangeBand key={`${kind}/${namespace}/${name}`} {...latest} />
}
