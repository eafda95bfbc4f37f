'use client'

import { withMessages } from '@/components/layout/with-messages'
import { traces } from '@/lib/i18n/messages/en/traces'
import { ChooseNamespaces } from '@/components/layout/choose-namespaces'
import { Page } from '@/components/layout/page'
import { traceServicesQuery } from '@/lib/client/traces-query'
import { useScope } from '@/lib/client/use-graph-view'
import { useTraceSearch } from '@/lib/client/use-traces-view'
import { tracesApiParams, tracesViewParsers } from '@/lib/url/traces-view'
import { useQuery } from '@tanstack/react-query'
import { useTranslations } from 'use-intl'
import { NoTraceStore } from './no-trace-store'
import { SearchForm } from './search-form'
import { TracesResults } from './traces-results'

/** Traces of the chosen namespaces. */
function Content() {
  const t = useTranslations('traces')
  const [scope] = useScope()
  const [search] = useTraceSearch()
  const { data } = useQuery(traceServicesQuery())
  const { namespaces, duration, at } = scope
  const query = tracesApiParams({ ...search, duration, at })
  query.set('namespaces', namespaces.includes('*') ? '*' : namespaces.join())
  return (
    <Page title={t('title')} parameters={tracesViewParsers}>
      {data?.off != null ? (
        <NoTraceStore reason={data.off} />
      ) : namespaces.length === 0 ? (
        <ChooseNamespaces />
      ) : (
        <>
          <SearchForm namespaces={namespaces} />
          <TracesResults query={query} />
        </>
      )}
    </Page>
  )
}

/** With its own texts. */
export const TracesPage = withMessages({ traces }, Content)
