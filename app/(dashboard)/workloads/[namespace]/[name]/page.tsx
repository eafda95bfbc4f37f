import { thingFromPath, titleFromPath } from '@/app/(dashboard)/thing-from-path'
import { ThingPage } from '@/app/(dashboard)/thing-page'
import { DocumentAnswer } from '@/components/layout/document-answer'
import { apiUrl } from '@/lib/client/api-url'
import { requirePageUser } from '@/lib/server/access/require-user'
import { firstPaint } from '@/lib/server/http/first-paint'
import { isDocument } from '@/lib/server/http/is-document'
import { getLogTargets } from '@/lib/server/logs/get-log-targets'
import { readDetailsView } from '@/lib/url/details-view'
import type { Metadata } from 'next'

interface PageProps {
  readonly params: Promise<{ readonly namespace: string; readonly name: string }>
  readonly searchParams: Promise<Record<string, string | string[] | undefined>>
}

export async function generateMetadata({ params }: PageProps): Promise<Metadata> {
  return titleFromPath((await params).name)
}

/** Before the first line of a log can be asked for, it has to be known which containers there are: the document says so. */
export default async function Page({ params, searchParams }: PageProps) {
  const user = await requirePageUser()
  const { namespace, name } = await params
  const thing = thingFromPath('workload', namespace, name)
  const workload = new URLSearchParams({ workload: thing.name })
  const showsLogs = readDetailsView(await searchParams).tab === 'logs'
  return (
    <>
      <ThingPage thing={thing} />
      {showsLogs && (await isDocument()) && (
        <DocumentAnswer
          url={apiUrl(`/api/logs/${encodeURIComponent(thing.namespace)}`, workload)}
          json={firstPaint(async () => JSON.stringify(await getLogTargets(user, thing.namespace, workload)))}
        />
      )}
    </>
  )
}
