import { CopyButton } from '@/components/ui/copy-button'
import { Notice } from '@/components/ui/notice'
import classes from '@/components/ui/region.module.css'
import { isRightsUnknown } from '@/lib/access/rights-unknown'
import { VISIBLE_RIGHTS, visibleRole } from '@/lib/access/visible-role'
import type { Concern } from '@/lib/doctor/most-telling'
import type { PharosError } from '@/lib/ports/pharos-error'
import { TRACE_STORE_TYPES } from '@/lib/tracing/store-types'
import { Button } from '@mantine/core'
import { IconAlertTriangle, IconLock } from '@tabler/icons-react'
import { useFormatter, useTranslations } from 'use-intl'
import { Explained } from './explained'
import { Remedy } from './remedy'
import { RightsNotice } from './rights-notice'
import { useFailureText } from './use-failure-text'

/** Names the missing right, with the role that grants it. */
export function DeniedNotice({ error }: { readonly error: PharosError }) {
  const t = useTranslations('states')
  const format = useFormatter()
  const failureText = useFailureText()
  const { namespace } = error.details
  const icon = <IconLock size={24} />
  if (typeof namespace !== 'string') {
    return (
      <Notice tone="not-ready" icon={icon} title={t('denied.title')}>
        {failureText(error).message}
      </Notice>
    )
  }
  const role = visibleRole(namespace)
  return (
    <Notice tone="not-ready" icon={icon} title={t('denied.title')} actions={<CopyButton text={role} />}>
      <p>{t('denied.needs', { rights: format.list(VISIBLE_RIGHTS), namespace })}</p>
      <p>{t('denied.role')}</p>
      <pre className={classes.pre}>{role}</pre>
    </Notice>
  )
}

export interface ErrorNoticeProps {
  readonly reason: 'failed' | 'unanswered' | 'expired'
  readonly error: PharosError | undefined
  readonly waitingFor: string
  readonly onRetry: () => void
}

/** Says what failed, in whose words, and how to try again. */
export function ErrorNotice({ reason, error, waitingFor, onRetry }: ErrorNoticeProps) {
  const t = useTranslations('states')
  const failureText = useFailureText()
  if (error !== undefined && isRightsUnknown(error)) return <RightsNotice error={error} onRetry={onRetry} />
  const text = error === undefined ? undefined : failureText(error)
  const silent = reason === 'expired' ? t('error.expired') : t('error.unanswered', { what: waitingFor })
  return (
    <Notice
      tone="failure"
      icon={<IconAlertTriangle size={24} />}
      title={text?.sentence ?? silent}
      actions={<Button onClick={onRetry}>{t('retry')}</Button>}
      role="alert"
    >
      {text?.message !== undefined && <p>{text.message}</p>}
      {error !== undefined && <WhyFailed error={error} />}
      {text?.upstream !== undefined && (
        <>
          <p>{t('error.upstream', { source: text.source })}</p>
          <pre className={classes.pre}>{text.upstream}</pre>
        </>
      )}
      {text?.requestId !== undefined && <small>{t('error.requestId', { id: text.requestId })}</small>}
    </Notice>
  )
}

/** The doctor's words about the source that failed; until they are there, what the failure itself tells. */
function WhyFailed({ error }: { readonly error: PharosError }) {
  const concern = concernOf(error)
  const remedy = <Remedy error={error} />
  return concern === undefined ? remedy : <Explained concern={concern} otherwise={remedy} />
}

function concernOf({ code, details: { source } }: PharosError): Concern | undefined {
  if (!code.startsWith('upstream_')) return undefined
  if (source === 'prometheus') return 'traffic'
  if (source === 'kubernetes') return 'cluster'
  return TRACE_STORE_TYPES.some((type) => type === source) ? 'traces' : undefined
}
