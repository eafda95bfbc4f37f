import { HealthMark } from '@/components/layout/health-mark'
import { useFailureInTitle } from '@/components/layout/use-failure-in-title'
import { referenceOf, type ThingRef } from '@/lib/mesh/thing-ref'
import { visibleText } from '@/lib/std/visible-text'
import { Popover, UnstyledButton } from '@mantine/core'
import { useTranslations } from 'use-intl'
import classes from './thing-health.module.css'
import { useHealth } from './use-health'

/** How the thing is over the page's window; opens what that rests on. Nothing while nobody knows. */
export function ThingHealth({ thing }: { readonly thing: ThingRef }) {
  const t = useTranslations('lists.health')
  const health = useHealth(thing.namespace)?.health[referenceOf(thing)]
  useFailureInTitle(health?.status === 'failure')
  if (health === undefined) return null
  return (
    <Popover position="bottom-start" width={360} shadow="md">
      <Popover.Target>
        <UnstyledButton className={classes.button}>
          <HealthMark status={health.status} />
        </UnstyledButton>
      </Popover.Target>
      <Popover.Dropdown>
        <ul className={classes.items}>
          {health.items.map(({ subject, status, text, rule }) => (
            <li key={`${subject} ${text}`}>
              <HealthMark status={status} short />
              <span>
                {visibleText(text)}
                {rule === null ? null : (
                  <small>{t('rule', { rule: visibleText(rule.text), origin: t(`origin.${rule.origin}`) })}</small>
                )}
              </span>
            </li>
          ))}
        </ul>
      </Popover.Dropdown>
    </Popover>
  )
}
