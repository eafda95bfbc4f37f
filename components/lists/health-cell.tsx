import { HealthMark } from '@/components/layout/health-mark'
import type { HealthItem, HealthSummary } from '@/lib/health/summarise-health'
import { visibleText } from '@/lib/std/visible-text'
import { Popover } from '@mantine/core'
import { useId, useState } from 'react'
import { useTranslations } from 'use-intl'
import classes from './list-table.module.css'
import { useTabIndex } from './row-stop'

/** A status that says on demand what it rests on: each part with its fraction, and the rule that decided. */
export function HealthCell({ health }: { readonly health: HealthSummary }) {
  const tabIndex = useTabIndex()
  const [opened, setOpened] = useState(false)
  const id = useId()
  return (
    <span className={classes.above}>
      <button
        type="button"
        className={classes.health}
        tabIndex={tabIndex}
        aria-expanded={opened}
        aria-controls={opened ? id : undefined}
        onMouseEnter={() => setOpened(true)}
        onMouseLeave={() => setOpened(false)}
        onClick={() => setOpened(true)}
        onBlur={() => setOpened(false)}
        onKeyDown={(event) => event.key === 'Escape' && setOpened(false)}
      >
        <HealthMark status={health.status} />
      </button>
      {opened ? (
        <Popover opened position="bottom-start" withinPortal floatingStrategy="fixed" trapFocus={false}>
          <Popover.Target>
            <span />
          </Popover.Target>
          <Popover.Dropdown id={id} role="status">
            <ul className={classes.items}>
              {health.items.map((item) => (
                <Item key={`${item.subject} ${item.text}`} item={item} />
              ))}
            </ul>
          </Popover.Dropdown>
        </Popover>
      ) : null}
    </span>
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
