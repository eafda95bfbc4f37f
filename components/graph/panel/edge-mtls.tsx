import { MtlsLock } from '@/components/layout/mtls-lock'
import { formatPercent } from '@/lib/i18n/format-percent'
import type { EdgePanel as EdgeModel } from '@/lib/graph/panel/prepare-edge'
import { useTranslations } from 'use-intl'
import { CopyText } from './copy-text'
import classes from './edge-mtls.module.css'

/** How the traffic is secured, and as whom both sides showed themselves. */
export function EdgeMtls({ model }: { readonly model: EdgeModel }) {
  const t = useTranslations('graph.panel.mtls')
  const { kind, percent } = model.mtls
  return (
    <section aria-label={t('title')} className={classes.mtls}>
      <div className={classes.line} data-kind={kind}>
        <MtlsLock kind={kind} size={16} />
        <strong>{t(kind, { percent: formatPercent(percent) })}</strong>
      </div>
      {kind === 'notReported' ? <p className={classes.why}>{t('why')}</p> : null}
      <Principals label={t('source')} principals={model.edge.mtls?.sourcePrincipals ?? []} />
      <Principals label={t('destination')} principals={model.edge.mtls?.destinationPrincipals ?? []} />
    </section>
  )
}

function Principals({ label, principals }: { readonly label: string; readonly principals: readonly string[] }) {
  if (principals.length === 0) return null
  return (
    <div>
      <div className={classes.label}>{label}</div>
      {principals.map((principal) => (
        <div key={principal} className={classes.principal}>
          <code>{principal}</code>
          <CopyText text={principal} what={principal} />
        </div>
      ))}
    </div>
  )
}
