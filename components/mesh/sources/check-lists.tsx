import type { DoctorCheck } from '@/lib/doctor/model'
import { useTranslations } from 'use-intl'
import { CheckItem, CheckLine } from './check-item'
import classes from './sources.module.css'

/** What was found, then what could not be looked at, then what is clear. */
export function CheckLists({ checks }: { readonly checks: readonly DoctorCheck[] }) {
  const t = useTranslations('meshSources')
  const by = (wanted: DoctorCheck['result']) => checks.filter(({ result }) => result === wanted)
  const [found, unknown, clear] = [by('found'), by('unknown'), by('clear')]
  if (checks.length === 0) return null
  return (
    <div className={classes.checks}>
      {found.length === 0 ? (
        <p className={classes.quiet}>{t('nothingFound')}</p>
      ) : (
        <ul aria-label={t('found')} className={classes.list}>
          {found.map((check) => (
            <CheckItem key={check.cause} check={check} />
          ))}
        </ul>
      )}
      <Fold title={t('unknown', { count: unknown.length })} checks={unknown} open={unknown.length <= SHORT} />
      <Fold title={t('clear', { count: clear.length })} checks={clear} open={false} />
    </div>
  )
}

/** Longer lists of what nobody knows would hide the next source. */
const SHORT = 3

interface FoldProps {
  readonly title: string
  readonly checks: readonly DoctorCheck[]
  /** To begin with. */
  readonly open: boolean
}

function Fold({ title, checks, open }: FoldProps) {
  if (checks.length === 0) return null
  return (
    <details className={classes.fold} open={open}>
      <summary>{title}</summary>
      <ul className={classes.list}>
        {checks.map((check) => (
          <CheckLine key={check.cause} check={check} />
        ))}
      </ul>
    </details>
  )
}
