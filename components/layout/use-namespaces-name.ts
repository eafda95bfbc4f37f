import { visibleText } from '@/lib/std/visible-text'
import { useTranslations } from 'use-intl'

/** Names a set of namespaces in few words: one name, or the first and how many more. */
export function useNamespacesName(): (names: readonly string[]) => string {
  const t = useTranslations('shell.namespaces')
  return ([first, ...others]) => {
    if (first === undefined) return t('none')
    if (first === '*') return t('all')
    const shown = visibleText(first)
    return others.length === 0 ? shown : t('more', { first: shown, count: others.length })
  }
}
