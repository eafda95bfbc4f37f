import { Card } from '@/components/layout/card'
import cardClasses from '@/components/layout/card.module.css'
import { ChangeTime } from '@/components/layout/change-time'
import { useSettings } from '@/components/layout/settings-context'
import { changeQuery, changesQuery } from '@/lib/client/changes-query'
import { sayChanges } from '@/lib/i18n/say-change'
import { restoreSplit } from '@/lib/istio/split/restore-split'
import { splitChanges } from '@/lib/lists/split-changes'
import { visibleText } from '@/lib/std/visible-text'
import type { ChangeRow } from '@/lib/url/edit-types'
import type { ServiceRouting } from '@/lib/url/routing-types'
import { Button } from '@mantine/core'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useFormatter, useTranslations } from 'use-intl'
import type { Editing } from './editing'
import classes from './split.module.css'

const MOST = 10

interface SplitHistoryProps {
  readonly routing: ServiceRouting
  readonly onPreview: Editing['preview']
}

/** The last splits of the service, the newest first, each of which can be brought back. */
export function SplitHistory({ routing, onPreview }: SplitHistoryProps) {
  const t = useTranslations('split.history')
  const { data, error } = useQuery(changesQuery())
  const rows = data === undefined ? [] : splitChanges(data.changes, routing.objects, MOST)
  return (
    <Card title={t('title')} {...(rows.length === 0 ? {} : { count: rows.length })}>
      {error === null ? null : <p className={cardClasses.quiet}>{t('failed')}</p>}
      {data !== undefined && rows.length === 0 ? (
        <p className={cardClasses.quiet}>{t('none', { name: visibleText(routing.name) })}</p>
      ) : null}
      <ol className={cardClasses.bare}>
        {rows.map((row) => (
          <EarlierSplit key={row.id} row={row} routing={routing} onPreview={onPreview} />
        ))}
      </ol>
    </Card>
  )
}

type Problem = 'same' | 'different' | 'unread'

function EarlierSplit({
  row: { id, at, user, about },
  routing,
  onPreview,
}: SplitHistoryProps & { readonly row: ChangeRow }) {
  const t = useTranslations('split.history')
  const format = useFormatter()
  const client = useQueryClient()
  const { viewOnly } = useSettings()
  const [problem, setProblem] = useState<Problem>()
  const time = format.dateTime(new Date(at), 'full')
  const places = about?.objects ?? []
  const restore = async () => {
    const change = await client.query(changeQuery(id)).catch(() => undefined)
    const kept = change?.details?.objects
    if (kept === undefined) {
      setProblem('unread')
      return
    }
    const recorded = places.map(({ kind, namespace, name }, i) => ({
      kind,
      namespace,
      name,
      after: kept[i]?.after ?? null,
    }))
    const changes = restoreSplit(routing, recorded)
    if (typeof changes === 'string') setProblem(changes)
    else {
      setProblem(undefined)
      onPreview(...changes)
    }
  }
  return (
    <li className={classes.earlier}>
      <span>
        <ChangeTime id={id} at={at} /> <span className={cardClasses.aside}>{t('by', { user: visibleText(user) })}</span>
      </span>
      <span className={cardClasses.name}>{sayChanges(places.flatMap(({ words }) => words))}</span>
      {viewOnly ? null : (
        <Button
          size="compact-xs"
          variant="default"
          className={classes.restore}
          aria-label={t('restoreOf', { time })}
          onClick={() => void restore()}
        >
          {t('restore')}
        </Button>
      )}
      {problem === undefined ? null : (
        <span className={cardClasses.aside} role="status">
          {t(problem)}
        </span>
      )}
    </li>
  )
}
