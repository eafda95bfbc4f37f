import { DocumentAnswer } from '@/components/layout/document-answer'
import { ListPage } from '@/components/lists/list-page'
import { apiUrl } from '@/lib/client/api-url'
import type { ListName } from '@/lib/lists/model'
import { firstPaint } from '@/lib/server/http/first-paint'
import { getNamespaces } from '@/lib/server/namespaces/get-namespaces'
import { isDocument } from '@/lib/server/http/is-document'
import { listForPage } from '@/lib/server/lists/list-for-page'
import { requirePageUser } from '@/lib/server/access/require-user'
import { ALL_FIELDS, listApiParams, readListView } from '@/lib/url/list-view'

export interface ListRouteProps {
  readonly list: ListName
  readonly searchParams: Promise<Record<string, string | string[] | undefined>>
}

/** The answers come from the same use-cases as the API's, names before numbers; the browser goes on from there. */
export async function ListRoute({ list, searchParams }: ListRouteProps) {
  const user = await requirePageUser()
  const read = readListView(await searchParams)
  const view = list === 'namespaces' ? { ...read, namespaces: [] } : read
  const asked = (list === 'namespaces' || view.namespaces.length > 0) && view.refresh !== 'manual'
  const brings = await isDocument()
  const wanted = brings && asked ? [listApiParams(view, 'none'), listApiParams(view, ALL_FIELDS)] : []
  return (
    <>
      <ListPage list={list} />
      {brings && (
        <DocumentAnswer
          url={apiUrl('/api/namespaces')}
          json={firstPaint(async () => JSON.stringify(await getNamespaces(user)))}
        />
      )}
      {wanted.map((params) => (
        <DocumentAnswer
          key={params.toString()}
          url={apiUrl(`/api/${list}`, params)}
          json={firstPaint((signal) => listForPage(user, list, params, signal))}
        />
      ))}
    </>
  )
}
