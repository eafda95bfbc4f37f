import { Button } from '@mantine/core'
import { useTranslations } from 'use-intl'
import classes from './picker.module.css'
import { useNamespacesName } from './use-namespaces-name'

export interface RecentNamespacesProps {
  readonly sets: readonly (readonly string[])[]
  readonly onChoose: (names: readonly string[]) => void
}

/** Sets that were chosen before, one click each. */
export function RecentNamespaces({ sets, onChoose }: RecentNamespacesProps) {
  const t = useTranslations('shell.namespaces')
  const nameOf = useNamespacesName()
  if (sets.length === 0) return null
  return (
    <section className={classes.recent} aria-label={t('recent')}>
      <div className={classes.groupLabel} aria-hidden>
        {t('recent')}
      </div>
      <div className={classes.recentSets}>
        {sets.map((names) => (
          <Button key={names.join()} variant="default" size="compact-xs" maw="100%" onClick={() => onChoose(names)}>
            {nameOf(names)}
          </Button>
        ))}
      </div>
    </section>
  )
}
