import { CheckLink } from '@/components/layout/check-link'
import { StatusMark } from '@/components/ui/status-mark'
import type { ConfigRow } from '@/lib/lists/model'
import { visibleText } from '@/lib/std/visible-text'
import { useTranslations } from 'use-intl'
import { CellDetails } from './cell-details'
import { IstiodLines, IstiodNote } from './istiod-note'
import classes from './list-table.module.css'

const MOST = 8

/** What the checks say of an object, and on demand each of their findings, which leads to its check. */
export function ConfigStatusCell({ row: { name, status, findings, broken, istiod } }: { readonly row: ConfigRow }) {
  const t = useTranslations('lists.config')
  return (
    <CellDetails
      {...(findings.length === 0 ? {} : { label: t('findingsOf', { name: visibleText(name) }) })}
      details={
        <>
          {findings.length === 0 ? <li>{t(`statusWhy.${status}`)}</li> : null}
          {findings.slice(0, MOST).map(({ check, aliases, severity, message }, at) => (
            // A check may find the same twice.
            <li key={`${at} ${check}`} className={classes.item}>
              <StatusMark status={severity} />
              <span>{visibleText(message)}</span>
              <span className={classes.rule}>
                <CheckLink check={check} />
                {aliases.map((alias) => ` · ${alias}`)}
              </span>
            </li>
          ))}
          {broken > 0 ? <li>{t('broken', { count: broken })}</li> : null}
          <IstiodLines word={istiod} />
        </>
      }
    >
      <StatusMark status={status}>
        {t(`status.${status}`)}
        {findings.length > 1 ? <span className={classes.quiet}> {findings.length}</span> : null}
      </StatusMark>
      <IstiodNote word={istiod} />
    </CellDetails>
  )
}
