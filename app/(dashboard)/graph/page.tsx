import { LatestChange } from '@/components/edit/latest-change'
import { GraphPage } from '@/components/graph/graph-page'
import { DocumentAnswer } from '@/components/layout/document-answer'
import { apiUrl } from '@/lib/client/api-url'
import { en } from '@/lib/i18n/messages/en'
import { firstPaint } from '@/lib/server/http/first-paint'
import { getNamespaces } from '@/lib/server/namespaces/get-namespaces'
import { isDocument } from '@/lib/server/http/is-document'
import { requirePageUser } from '@/lib/server/access/require-user'
import { graphApiParams } from '@/lib/url/graph-api-params'
import { readGraphView } from '@/lib/url/graph-view'
import type { Metadata } from 'next'
import { preload } from 'react-dom'

export const metadata: Metadata = { title: en.graph.title }

interface PageProps {
  readonly searchParams: Promise<Record<string, string | string[] | undefined>>
}

/** The choice of namespaces comes behind the page in the same document; the graph itself is asked for by the document's head. */
export default async function Page({ searchParams }: PageProps) {
  const user = await requirePageUser()
  const view = readGraphView(await searchParams)
  const asked = (view.namespaces.length > 0 || view.focus !== null) && view.refresh !== 'manual'
  const brings = await isDocument()
  // The browser fetches it while it loads the scripts that will ask for it.
  if (brings && asked) preload(apiUrl('/api/graph', graphApiParams(view)), { as: 'fetch', crossOrigin: 'anonymous' })
  return (
    <>
      <GraphPage changes={<LatestChange />} />
      {brings && (
        <DocumentAnswer
          url={apiUrl('/api/namespaces')}
          json={firstPaint(async () => JSON.stringify(await getNamespaces(user)))}
        />
      )}
    </>
  )
}
