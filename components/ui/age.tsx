import { splitAge } from '@/lib/std/split-age'
import { useTranslations } from 'use-intl'
import { useSecondsSince } from './use-seconds-since'

/** How long ago an instant was, in words that stay current: `95 s`. */
export function Age({ since }: { readonly since: number }) {
  const t = useTranslations('states')
  return t('age', splitAge(useSecondsSince(since)))
}
