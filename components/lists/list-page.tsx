'use client'

import { ChooseNamespaces } from '@/components/layout/choose-namespaces'
import { Page } from '@/components/layout/page'
import type { ListName } from '@/lib/lists/model'
import { listViewParsers } from '@/lib/url/list-view'
import { useTranslations } from 'use-intl'
import { ConfigActions } from './config-actions'
import { ListRegion } from './list-region'
import { useList } from './use-list'

/** All namespaces, applications, workloads or services that the user may see, as a table. */
export function ListPage({ list }: { readonly list: ListName }) {
  const t = useTranslations('lists')
  const shown = useList(list)
  const { answer } = shown
  return (
    <Page
      title={t(`title.${list}`)}
      actions={list === 'config' ? <ConfigActions /> : null}
      windowless={list === 'config'}
      allNamespaces={list === 'namespaces'}
      parameters={listViewParsers}
      {...(answer === undefined ? {} : { shownAt: Math.floor(Date.parse(answer.to) / 1_000) })}
    >
      {shown.chosen ? <ListRegion list={list} shown={shown} /> : <ChooseNamespaces />}
    </Page>
  )
}
