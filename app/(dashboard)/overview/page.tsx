import { DocumentAnswer } from '@/components/layout/document-answer'
import { OverviewPage } from '@/components/overview/overview-page'
import { apiUrl } from '@/lib/client/api-url'
import { en } from '@/lib/i18n/messages/en'
import { firstPaint } from '@/lib/server/http/first-paint'
import { getOverview } from '@/lib/server/overview/get-overview'
import { isDocument } from '@/lib/server/http/is-document'
import { requirePageUser } from '@/lib/server/access/require-user'
import { overviewApiParams, readOverviewView } from '@/lib/url/overview-view'
import type { Metadata } from 'next'

export const metadata: Metadata = { title: en.overview.title }

interface PageProps {
  readonly searchParams: Promise<Record<string, string | string[] | undefined>>
}

/** The answers come from the same use-case as the API's, what the cluster tells before the numbers; the browser goes on from there. */
export default async function Page({ searchParams }: PageProps) {
  const user = await requirePageUser()
  const view = readOverviewView(await searchParams)
  const brings = (await isDocument()) && view.refresh !== 'manual'
  const wanted = brings ? [overviewApiParams(view, 'cluster'), overviewApiParams(view, 'traffic')] : []
  return (
    <>
      <OverviewPage />
      {wanted.map((params) => (
        <DocumentAnswer
          key={params.toString()}
          url={apiUrl('/api/overview', params)}
          json={firstPaint(async (signal) => JSON.stringify(await getOverview(user, params, signal)))}
        />
      ))}
    </>
  )
}
