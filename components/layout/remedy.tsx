import { failureCause } from '@/lib/ports/failure-cause'
import type { PharosError } from '@/lib/ports/pharos-error'
import { TRACE_STORE_TYPES } from '@/lib/tracing/store-types'
import { useTranslations } from 'use-intl'
import { useFailureText } from './use-failure-text'

/** What helps against a source's failure, and where its address stands; nothing where nobody knows. */
export function Remedy({ error }: { readonly error: PharosError }) {
  const t = useTranslations('errors')
  const failureText = useFailureText()
  const cause = failureCause(error)
  const setting = settingOf(error.details.source)
  if (cause === undefined || setting === undefined) return null
  const { source } = failureText(error)
  return <p>{t.rich(`remedy.${cause}`, { source, setting: () => <code>{t(`setting.${setting}`)}</code> })}</p>
}

function settingOf(source: unknown): 'prometheus' | 'kubernetes' | 'traces' | undefined {
  if (source === 'prometheus' || source === 'kubernetes') return source
  return TRACE_STORE_TYPES.some((type) => type === source) ? 'traces' : undefined
}
