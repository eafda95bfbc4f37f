import { isOffline } from '@/lib/client/get-json'
import type { ErrorCode, PharosError } from '@/lib/ports/pharos-error'
import { TRACE_STORE_TYPES } from '@/lib/tracing/store-types'
import { useTranslations } from 'use-intl'

const SOURCES = ['prometheus', 'kubernetes', ...TRACE_STORE_TYPES, 'pharos'] as const

export interface FailureText {
  readonly sentence: string
  /** What Pharos says of this one case; undefined where it adds nothing. */
  readonly message: string | undefined
  readonly source: string
  /** The source's own words. */
  readonly upstream: string | undefined
  readonly requestId: string | undefined
}

/** Turns an error into what a person reads of it. */
export function useFailureText(): (error: PharosError) => FailureText {
  const t = useTranslations('errors')
  return (error) => {
    const { upstream, requestId, product } = error.details
    const known = SOURCES.find((name) => name === error.details.source) ?? 'other'
    const source = typeof product === 'string' ? product : t(`source.${known}`)
    const offline = isOffline(error)
    return {
      sentence: offline ? t('offline') : isUpstream(error.code) ? t(error.code, { source }) : t(error.code),
      message: offline || error.message === '' ? undefined : error.message,
      source,
      upstream: typeof upstream === 'string' && upstream !== '' ? upstream : undefined,
      requestId: typeof requestId === 'string' ? requestId : undefined,
    }
  }
}

function isUpstream(code: ErrorCode): code is Extract<ErrorCode, `upstream_${string}`> {
  return code.startsWith('upstream_')
}
