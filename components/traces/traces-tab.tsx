'use client'

import { withMessages } from '@/components/layout/with-messages'
import { traces } from '@/lib/i18n/messages/en/traces'
import { traceServicesQuery } from '@/lib/client/traces-query'
import { useScope } from '@/lib/client/use-graph-view'
import { useTraceSearch } from '@/lib/client/use-traces-view'
import { referenceOf, type ThingRef } from '@/lib/mesh/thing-ref'
import { tracesApiParams } from '@/lib/url/traces-view'
import { useQuery } from '@tanstack/react-query'
import { NoTraceStore } from './no-trace-store'
import { SearchForm } from './search-form'
import { TracesResults } from './traces-results'

/** The traces in which a thing took part, over the window of the page that it stands on. */
function Content({ thing }: { readonly thing: ThingRef }) {
  const [{ duration, at }] = useScope()
  const [search] = useTraceSearch()
  const { data } = useQuery(traceServicesQuery())
  const query = tracesApiParams({ ...search, service: null, duration, at })
  query.set('ref', referenceOf(thing))
  if (data?.off != null) return <NoTraceStore reason={data.off} />
  return (
    <>
      <SearchForm />
      <TracesResults query={query} />
    </>
  )
}

/** With its own texts. */
export const TracesTab = withMessages({ traces }, Content)
