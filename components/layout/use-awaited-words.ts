import { useFormatter, useTranslations } from 'use-intl'

const AWAITED = ['graph', 'series', 'list', 'details', 'health', 'traces', 'overview'] as const

/** Puts what is awaited (as `awaited` of the cache gives it) into a sentence. */
export function useAwaitedWords(): (awaited: string) => string {
  const t = useTranslations('shell.refresh')
  const format = useFormatter()
  return (awaited) => {
    const kinds = AWAITED.filter((kind) => awaited.split(' ').includes(kind))
    return t('awaited', { what: format.list(kinds.map((kind) => t(`awaits.${kind}`))) })
  }
}
