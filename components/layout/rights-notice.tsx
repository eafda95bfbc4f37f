import { Notice } from '@/components/ui/notice'
import classes from '@/components/ui/region.module.css'
import { sourcesQuery } from '@/lib/client/sources-query'
import type { PharosError } from '@/lib/ports/pharos-error'
import { visibleText } from '@/lib/std/visible-text'
import { Button } from '@mantine/core'
import { IconLockQuestion } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useFormatter, useTranslations } from 'use-intl'
import { Remedy } from './remedy'
import { useFailureText } from './use-failure-text'

interface RightsNoticeProps {
  /** Why nobody can tell the rights. */
  readonly error: PharosError
  readonly onRetry: () => void
}

/** Stands where a page would be while nobody can tell what of it the user may see (ADR 0009). */
export function RightsNotice({ error, onRetry }: RightsNoticeProps) {
  const t = useTranslations('states')
  const { sentence, message, source, upstream, requestId } = useFailureText()(error)
  return (
    <Notice
      tone="failure"
      icon={<IconLockQuestion size={24} />}
      title={t('rights.title')}
      actions={<Button onClick={onRetry}>{t('retry')}</Button>}
      role="alert"
    >
      <p>{t('rights.why')}</p>
      <p>{message ?? sentence}</p>
      <Remedy error={error} />
      {upstream !== undefined && (
        <>
          <p>{t('error.upstream', { source })}</p>
          <pre className={classes.pre}>{upstream}</pre>
        </>
      )}
      <Others />
      {requestId !== undefined && <small>{t('error.requestId', { id: requestId })}</small>}
    </Notice>
  )
}

/** The sources that do answer, and why nothing of them is shown. */
function Others() {
  const t = useTranslations('states.rights')
  const products = useTranslations('shell.sources.products')
  const format = useFormatter()
  const { data } = useQuery(sourcesQuery())
  const well = (data?.sources ?? []).filter(({ type, state }) => type !== 'kubernetes' && state === 'fresh')
  const names = well.map(({ type, name }) =>
    well.filter((other) => other.type === type).length === 1 ? products(type) : visibleText(name),
  )
  return names.length === 0 ? null : <p>{t('rest', { sources: format.list(names), count: names.length })}</p>
}
