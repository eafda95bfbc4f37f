import { GraphPage } from '@/components/graph/graph-page'
import { HydrateAnswers } from '@/components/layout/hydrate-answers'
import { graphQuery } from '@/lib/client/graph-query'
import { namespacesQuery } from '@/lib/client/namespaces-query'
import { createQueryClient } from '@/lib/client/query-client'
import { en } from '@/lib/i18n/messages/en'
import { firstPaint } from '@/lib/server/first-paint'
import { getNamespaces } from '@/lib/server/get-namespaces'
import { graphForPage } from '@/lib/server/graph-for-page'
import { requirePageUser } from '@/lib/server/require-user'
import { graphApiParams } from '@/lib/url/graph-api-params'
import { readGraphView } from '@/lib/url/graph-view'
import { dehydrate } from '@tanstack/react-query'
import type { Metadata } from 'next'

export const metadata: Metadata = { title: en.graph.title }

interface PageProps {
  readonly searchParams: Promise<Record<string, string | string[] | undefined>>
}

/** The first paint comes from the same use-cases as the API; the browser goes on from there. */
export default async function Page({ searchParams }: PageProps) {
  const user = await requirePageUser()
  const view = readGraphView(await searchParams)
  const asked = (view.namespaces.length > 0 || view.focus !== null) && view.refresh !== 'manual'
  const [graph, namespaces] = await firstPaint([
    (signal) => (asked ? graphForPage(user, graphApiParams(view), signal) : Promise.resolve(undefined)),
    () => getNamespaces(user),
  ])
  const client = createQueryClient()
  client.setQueryData(graphQuery(view).queryKey, graph)
  client.setQueryData(namespacesQuery().queryKey, namespaces)
  return (
    <HydrateAnswers state={JSON.stringify(dehydrate(client))}>
      <GraphPage />
    </HydrateAnswers>
  )
}
