import type { MeshComponent } from '@/lib/topology/model'
import { usageLevel } from '@/lib/topology/panel/usage-level'
import { useTranslations } from 'use-intl'
import { useUsage } from '../use-usage'
import classes from './panel.module.css'

/** CPU and memory against their limits; nothing where nobody measured. */
export function UsageBars({ component }: { readonly component: MeshComponent }) {
  const t = useTranslations('meshTopology.fact')
  const usageOf = useUsage()
  const shown = (['cpu', 'memory'] as const).filter((of) => component[of] !== null)
  if (shown.length === 0) return null
  return (
    <div className={classes.usage}>
      {shown.map((of) => {
        const level = usageLevel(component[of])
        return (
          <div key={of}>
            <div className={classes.itemLine}>
              <span className={classes.kind}>{t(of)}</span>
              <span className={classes.number}>{usageOf(component, of)}</span>
            </div>
            {level === undefined ? null : (
              <div className={classes.bar} data-tone={level.tone} aria-hidden>
                <div style={{ width: `${level.percent}%` }} />
              </div>
            )}
          </div>
        )
      })}
    </div>
  )
}
