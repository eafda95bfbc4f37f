import { visibleText } from '@/lib/std/visible-text'
import { useTranslations } from 'use-intl'
import classes from './list-table.module.css'
import { useRowScope } from './row-scope'
import { useTabIndex } from './row-stop'

const SHOWN = 2
/** Keys that say what a thing is, before others. */
const FIRST = ['app', 'version', 'app.kubernetes.io/name', 'istio-injection', 'istio.io/rev', 'istio.io/dataplane-mode']
/** Every namespace has it, and it repeats the name. */
const LAST = 'kubernetes.io/metadata.name'

/** The first labels as chips that filter by themselves; the others are counted. */
export function LabelsCell({ labels }: { readonly labels: Readonly<Record<string, string>> }) {
  const t = useTranslations('lists.labels')
  const tabIndex = useTabIndex()
  const { toggleLabel, isLabelChosen } = useRowScope().filters
  const all = Object.entries(labels).sort(([a], [b]) => rank(a) - rank(b) || (a < b ? -1 : 1))
  if (all.length === 0) return '–'
  const rest = all.slice(SHOWN).map(([key, value]) => visibleText(`${key}=${value}`))
  return (
    <span className={`${classes.labels} ${classes.above}`}>
      {all.slice(0, SHOWN).map(([key, value]) => {
        const text = visibleText(`${key}=${value}`)
        return (
          <button
            key={key}
            type="button"
            className={classes.label}
            tabIndex={tabIndex}
            title={text}
            aria-pressed={isLabelChosen(key, value)}
            aria-label={t('filterBy', { label: text })}
            onClick={() => toggleLabel(key, value)}
          >
            {text}
          </button>
        )
      })}
      {rest.length === 0 ? null : (
        <span className={classes.more} title={rest.join('\n')}>
          {t('more', { count: rest.length })}
        </span>
      )}
    </span>
  )
}

function rank(key: string): number {
  const at = FIRST.indexOf(key)
  if (key === LAST) return FIRST.length + 1
  return at < 0 ? FIRST.length : at
}
