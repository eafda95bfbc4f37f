'use client'

import { Notice } from '@/components/ui/notice'
import { namespacesQuery } from '@/lib/client/namespaces-query'
import { useEarlierFailure } from '@/lib/client/use-earlier-failure'
import { rememberedQuery } from '@/lib/client/remembered-query'
import { useScope } from '@/lib/client/use-graph-view'
import { visibleText } from '@/lib/std/visible-text'
import { isSmallMesh, likeliestNamespaces } from '@/lib/url/namespace-choice'
import { Button } from '@mantine/core'
import { IconStack2 } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { usePathname, useSearchParams } from 'next/navigation'
import { useEffect } from 'react'
import { useTranslations } from 'use-intl'
import { Explained } from './explained'
import { ErrorNotice } from './failure-notices'

const MOST_OFFERED = 10

/** Stands where content would be while no namespace is chosen: the likeliest ones a click away. A small mesh is shown whole. */
export function ChooseNamespaces() {
  const t = useTranslations('shell.namespaces')
  const query = useQuery(namespacesQuery())
  const { data } = query
  const failure = useEarlierFailure(query)
  const [{ namespaces, focus }, setScope] = useScope()
  const small = data !== undefined && namespaces.length === 0 && focus === null && isSmallMesh(data.namespaces)
  const path = usePathname()
  const asLast = useSearchParams().size === 0
  useEffect(() => {
    // The page is about to be opened as it was last used.
    if (asLast && rememberedQuery(path) !== undefined) return
    if (small) setScope({ namespaces: ['*'] }, 'replace')
  }, [small, setScope, asLast, path])
  if (data === undefined && failure !== undefined) {
    const retry = () => void query.refetch()
    return <ErrorNotice reason="failed" error={failure} waitingFor={t('waitingFor')} onRetry={retry} />
  }
  if (data === undefined || small) return null
  const offered = likeliestNamespaces(data.namespaces, MOST_OFFERED)
  const busy = offered.some(({ requestRate }) => requestRate !== null && requestRate > 0)
  return (
    <Notice
      tone="accent"
      icon={<IconStack2 size={24} />}
      title={data.namespaces.length === 0 ? t('nothing') : t('chooseTitle')}
      actions={
        <>
          {offered.map(({ name }) => (
            <Button key={name} variant="default" onClick={() => setScope({ namespaces: [name] })}>
              {visibleText(name)}
            </Button>
          ))}
          {data.namespaces.length > 0 && (
            <Button variant="light" onClick={() => setScope({ namespaces: ['*'] })}>
              {t('all')}
            </Button>
          )}
        </>
      }
    >
      {data.namespaces.length === 0 && <Explained concern="cluster" kinds="namespaces" namespaces={[]} quiet />}
      {offered.length > 0 && (busy ? t('chooseText') : t('chooseQuiet'))}
    </Notice>
  )
}
