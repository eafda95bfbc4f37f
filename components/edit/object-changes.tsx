'use client'

import { withMessages } from '@/components/layout/with-messages'
import { edit } from '@/lib/i18n/messages/en/edit'
import { Card } from '@/components/layout/card'
import cardClasses from '@/components/layout/card.module.css'
import { ChangeTime } from '@/components/layout/change-time'
import { useSettings } from '@/components/layout/settings-context'
import { CardTable } from '@/components/table/card-table'
import { changesQuery } from '@/lib/client/changes-query'
import { resultOf } from '@/lib/lists/filter-changes'
import { sayChanges } from '@/lib/i18n/say-change'
import { visibleText } from '@/lib/std/visible-text'
import type { ChangeRow } from '@/lib/url/edit-types'
import { Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useFormatter, useTranslations } from 'use-intl'
import { ChangeResult } from './change-result'
import { changedOf, type EditedObject } from './edit-session'

interface ObjectChangesProps {
  readonly object: EditedObject
  readonly onUndo: (objects: readonly EditedObject[], change: string) => void
}

/** What was changed of one object through Pharos, the newest first, each with its way back. */
function Content({ object, onUndo }: ObjectChangesProps) {
  const t = useTranslations('edit.changes')
  const { data, error } = useQuery(changesQuery(object))
  if (data === undefined) {
    return error === null ? null : (
      <Card title={t('records')}>
        <p className={cardClasses.quiet}>{visibleText(error.message)}</p>
      </Card>
    )
  }
  const { changes, volatile } = data
  return (
    <Card title={t('records')} count={changes.length}>
      {changes.length === 0 ? (
        <p className={cardClasses.quiet}>{t('noneOfObject')}</p>
      ) : (
        <CardTable
          label={t('records')}
          columns={[
            { title: t('at') },
            { title: t('user') },
            { title: t('what') },
            { title: t('result') },
            { title: t('wayBack') },
          ]}
        >
          {changes.map((change) => (
            <Row
              key={change.id}
              change={change}
              onUndo={() => onUndo(changedOf(change.about?.objects ?? []), change.id)}
            />
          ))}
        </CardTable>
      )}
      {volatile && changes.length > 0 ? <p className={cardClasses.quiet}>{t('volatile')}</p> : null}
    </Card>
  )
}

function Row({ change: { id, at, user, about }, onUndo }: { readonly change: ChangeRow; readonly onUndo: () => void }) {
  const t = useTranslations('edit.changes')
  const te = useTranslations('edit')
  const format = useFormatter()
  const { viewOnly } = useSettings()
  if (about === undefined) return null
  const time = format.dateTime(new Date(at), 'full')
  const canUndo = ['applied', 'partly'].includes(resultOf(about))
  return (
    <tr>
      <th scope="row" className={cardClasses.short}>
        <ChangeTime id={id} at={at} />
      </th>
      <td className={cardClasses.name}>{visibleText(user)}</td>
      <td className={cardClasses.name}>{sayChanges(about.objects.flatMap(({ words }) => words))}</td>
      <td className={cardClasses.short}>
        <ChangeResult about={about} />
      </td>
      <td className={cardClasses.short}>
        {canUndo ? (
          <Button
            size="compact-xs"
            variant="default"
            aria-label={t('undo', { time })}
            disabled={viewOnly}
            {...(viewOnly ? { title: te('viewOnly') } : {})}
            onClick={onUndo}
          >
            {te('undo')}
          </Button>
        ) : (
          '–'
        )}
      </td>
    </tr>
  )
}

/** With its own texts. */
export const ObjectChanges = withMessages({ edit }, Content)
