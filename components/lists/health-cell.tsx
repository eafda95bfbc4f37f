import { HealthMark } from '@/components/layout/health-mark'
import type { HealthItem, HealthSummary } from '@/lib/health/summarise-health'
import { visibleText } from '@/lib/std/visible-text'
import { useTranslations } from 'use-intl'
import { CellDetails } from './cell-details'
import classes from './list-table.module.css'

/** A status, and on demand each part that it rests on with its fraction, and the rule that decided. */
export function HealthCell({ health: { status, items } }: { readonly health: HealthSummary }) {
  return (
    <CellDetails
      details={items.map((item) => (
        <Item key={`${item.subject} ${item.text}`} item={item} />
      ))}
    >
      <HealthMark status={status} />
    </CellDetails>
  )
}

function Item({ item: { status, text, rule } }: { readonly item: HealthItem }) {
  const t = useTranslations('lists.health')
  return (
    <li className={classes.item}>
      <HealthMark status={status} short />
      <span>{visibleText(text)}</span>
      {rule === null ? null : (
        <span className={classes.rule}>
          {t('rule', { rule: visibleText(rule.text), origin: t(`origin.${rule.origin}`) })}
        </span>
      )}
    </li>
  )
}
