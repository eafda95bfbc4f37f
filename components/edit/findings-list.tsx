import cardClasses from '@/components/layout/card.module.css'
import { Chip } from '@/components/ui/chip'
import type { FindingChange } from '@/lib/istio/checks/engine/compare-findings'
import type { Severity } from '@/lib/istio/checks/finding'
import { visibleText } from '@/lib/std/visible-text'
import { IconAlertTriangle, IconCircleCheck, IconCircleX, IconInfoCircle } from '@tabler/icons-react'
import { useTranslations } from 'use-intl'
import classes from './edit.module.css'

const LOOKS = {
  error: { tone: 'failure', Icon: IconCircleX },
  warning: { tone: 'degraded', Icon: IconAlertTriangle },
  info: { tone: 'neutral', Icon: IconInfoCircle },
} as const satisfies Record<Severity, object>
const MOST = 20

/** What appears and what vanishes with the change, in the whole mesh. */
export function FindingsList({ findings }: { readonly findings: readonly FindingChange[] | null }) {
  const t = useTranslations('edit')
  if (findings === null) return <p className={cardClasses.quiet}>{t('checksOff')}</p>
  if (findings.length === 0) return <p className={cardClasses.quiet}>{t('checksClean')}</p>
  return (
    <ul className={cardClasses.words}>
      {findings.slice(0, MOST).map(({ change, finding }) => {
        const { check, severity, object, path, message } = finding
        const { tone, Icon } = LOOKS[severity]
        const fixed = change === 'removed'
        return (
          <li
            key={[change, check, object.kindId, object.namespace, object.name, path].join(' ')}
            className={classes.finding}
          >
            <Chip
              tone={fixed ? 'healthy' : tone}
              icon={fixed ? <IconCircleCheck size={12} aria-hidden /> : <Icon size={12} aria-hidden />}
            >
              {fixed ? t('findingRemoved') : `${t('findingAdded')}: ${t(`severity.${severity}`)}`}
            </Chip>
            <span>{visibleText(message)}</span>
            <span className={classes.code}>{visibleText(`${object.kind} ${object.name} ${path}`)}</span>
          </li>
        )
      })}
      {findings.length > MOST ? (
        <li className={cardClasses.quiet}>{t('more', { count: findings.length - MOST })}</li>
      ) : null}
    </ul>
  )
}
