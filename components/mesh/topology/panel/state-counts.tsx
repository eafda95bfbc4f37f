import cardClasses from '@/components/layout/card.module.css'
import type { ComponentSummary } from '@/lib/topology/panel/summarise-components'
import { useTranslations } from 'use-intl'
import { StateMark } from '../state-mark'
import classes from './panel.module.css'

/** How many are in which state, the worst first. */
export function StateCounts({ states }: Pick<ComponentSummary, 'states'>) {
  const t = useTranslations('meshTopology.panel')
  return (
    <ul className={`${cardClasses.bare} ${classes.counts}`} aria-label={t('counts')}>
      {states.map(({ state, count }) => (
        <li key={state} className={classes.itemLine}>
          <StateMark component={{ state, core: true }} />
          <span className={classes.number}>{count}</span>
        </li>
      ))}
    </ul>
  )
}
