import { MtlsLock } from '@/components/layout/mtls-lock'
import type { Secured } from '@/lib/coverage/model'
import { securedPercent } from '@/lib/coverage/secured'
import { mtlsState } from '@/lib/graph/mtls-state'
import { formatPercent } from '@/lib/i18n/format-percent'
import { useTranslations } from 'use-intl'
import classes from './mtls.module.css'

/** How much of something was secured, with the lock of the graph's edges; a dash where there was nothing. */
export function Share({ of }: { readonly of: Secured | null }) {
  const t = useTranslations('meshMtls.total')
  if (of === null) return '–'
  const percent = securedPercent(of)
  const { kind } = mtlsState(percent)
  return (
    <span className={classes.share} data-kind={kind}>
      <MtlsLock kind={kind} size={14} />
      {percent === null ? t('notTold') : formatPercent(percent)}
    </span>
  )
}
