'use client'

import { withMessages } from '@/components/layout/with-messages'
import { edit } from '@/lib/i18n/messages/en/edit'
import { Page } from '@/components/layout/page'
import { Region } from '@/components/layout/region'
import { useAnswer } from '@/components/layout/use-answer'
import { CardTable } from '@/components/table/card-table'
import { Band } from '@/components/ui/band'
import { Notice } from '@/components/ui/notice'
import { filterChanges } from '@/lib/lists/filter-changes'
import { useChangesView } from '@/lib/client/use-changes-view'
import { changesQuery } from '@/lib/client/changes-query'
import { sayChanges } from '@/lib/i18n/say-change'
import { visibleText } from '@/lib/std/visible-text'
import type { ChangeRow, ChangesAnswer } from '@/lib/url/edit-types'
import { changePath } from '@/lib/url/changes-view'
import { Anchor, Skeleton } from '@mantine/core'
import { IconHistory, IconInfoCircle } from '@tabler/icons-react'
import Link from 'next/link'
import { useFormatter, useTranslations } from 'use-intl'
import { ObjectNames } from './object-names'
import { ChangesFilters } from './changes-filters'
import { ChangeResult } from './change-result'
import classes from './changes-page.module.css'

/** Everything that was changed through Pharos, the newest first. */
function Content() {
  const t = useTranslations('edit.changes')
  const { data, region } = useAnswer(changesQuery(), {
    repeats: false,
    content: ({ changes }) => (changes.length === 0 ? 'empty' : 'some'),
  })
  return (
    <Page title={t('title')} timeless>
      <Region
        region={region}
        waitingFor={t('waitingFor')}
        skeleton={<Skeleton height={240} m={16} />}
        empty={
          <Notice icon={<IconHistory size={24} />} title={t('none')}>
            {t('noneText')}
          </Notice>
        }
      >
        {data === undefined ? null : <ChangesTable answer={data} />}
      </Region>
    </Page>
  )
}

function ChangesTable({ answer: { changes, volatile } }: { readonly answer: ChangesAnswer }) {
  const t = useTranslations('edit.changes')
  const [view, choose] = useChangesView()
  const shown = filterChanges(changes, view)
  return (
    <>
      {volatile ? <Band icon={<IconInfoCircle size={16} aria-hidden />}>{t('volatile')}</Band> : null}
      <ChangesFilters changes={changes} view={view} onChange={choose} />
      <div className={classes.page}>
        <p role="status" className={classes.count}>
          {shown.length === 0 ? t('noneMatches') : t('filters.shown', { shown: shown.length, count: changes.length })}
        </p>
        <CardTable
          label={t('caption')}
          columns={[
            { title: t('at') },
            { title: t('user') },
            { title: t('object') },
            { title: t('what') },
            { title: t('result') },
          ]}
        >
          {shown.map((change) => (
            <ChangeLine key={change.id} change={change} />
          ))}
        </CardTable>
      </div>
    </>
  )
}

function ChangeLine({ change: { id, at, user, about } }: { readonly change: ChangeRow }) {
  const t = useTranslations('edit.changes')
  const format = useFormatter()
  return (
    <tr>
      <td>
        <time dateTime={at} title={at}>
          {format.dateTime(new Date(at), 'full')}
        </time>
      </td>
      <td className={classes.cell}>{visibleText(user)}</td>
      {about === undefined ? (
        <td colSpan={3}>{t('sealed')}</td>
      ) : (
        <>
          <th scope="row" className={classes.object}>
            <Anchor component={Link} href={changePath(id)} inherit>
              <ObjectNames objects={about.objects} />
            </Anchor>
          </th>
          <td className={classes.what}>{sayChanges(about.objects.flatMap(({ words }) => words))}</td>
          <td>
            <ChangeResult about={about} />
          </td>
        </>
      )}
    </tr>
  )
}

/** With its own texts. */
export const ChangesPage = withMessages({ edit }, Content)
