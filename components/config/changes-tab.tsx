import { CardTable } from '@/components/table/card-table'
import { Card } from '@/components/layout/card'
import cardClasses from '@/components/layout/card.module.css'
import { Since } from '@/components/ui/since'
import type { ConfigObjectAnswer } from '@/lib/config-objects/object-answer'
import type { FieldOwner } from '@/lib/config-objects/read-field-owners'
import { visibleText } from '@/lib/std/visible-text'
import { Button } from '@mantine/core'
import { type ReactNode, useState } from 'react'
import { useTranslations } from 'use-intl'
import classes from './config-object-page.module.css'

const FIRST = 5

interface ChangesTabProps {
  readonly answer: ConfigObjectAnswer
  /** What was changed through Pharos. */
  readonly records: ReactNode
}

/** What was changed through Pharos, and who set which fields, as the object itself tells. */
export function ChangesTab({ answer: { fieldOwners, now }, records }: ChangesTabProps) {
  const t = useTranslations('config.changes')
  return (
    <div className={classes.sections}>
      {records}
      <Card title={t('owners')} count={fieldOwners.length}>
        <p className={cardClasses.quiet}>{t('why')}</p>
        {fieldOwners.length === 0 ? (
          <p className={cardClasses.quiet}>{t('none')}</p>
        ) : (
          <CardTable
            label={t('owners')}
            columns={[{ title: t('manager') }, { title: t('operation') }, { title: t('at') }, { title: t('fields') }]}
          >
            {fieldOwners.map((owner) => (
              <tr key={`${owner.manager} ${owner.operation} ${owner.subresource} ${owner.at ?? ''}`}>
                <th scope="row" className={cardClasses.name}>
                  {visibleText(owner.manager)}
                </th>
                <td className={cardClasses.short}>
                  {visibleText(owner.operation)}
                  {owner.subresource === '' ? '' : ` (${visibleText(owner.subresource)})`}
                </td>
                <td className={cardClasses.short}>
                  <Since at={owner.at} now={now} />
                </td>
                <td>
                  <Paths owner={owner} />
                </td>
              </tr>
            ))}
          </CardTable>
        )}
      </Card>
    </div>
  )
}

function Paths({ owner: { paths, pathCount, manager } }: { readonly owner: FieldOwner }) {
  const t = useTranslations('config.changes')
  const [all, setAll] = useState(false)
  const rest = pathCount - FIRST
  return (
    <>
      <ul className={classes.paths}>
        {(all ? paths : paths.slice(0, FIRST)).map((path) => (
          <li key={path}>{visibleText(path)}</li>
        ))}
      </ul>
      {rest <= 0 ? null : (
        <Button
          variant="subtle"
          size="compact-xs"
          aria-expanded={all}
          aria-label={t('fieldsOf', { manager: visibleText(manager) })}
          onClick={() => setAll(!all)}
        >
          {all ? t('fewer') : t('more', { count: rest })}
        </Button>
      )}
    </>
  )
}
