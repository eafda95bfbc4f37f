import { shownValues } from '@/lib/i18n/shown-values'
import { visibleText } from '@/lib/std/visible-text'
import type { TextFix, TextMark } from '@/lib/yaml/text-mark'
import { useTranslations } from 'use-intl'

/** What marks and their fixes say. */
export function useMarkWords(): {
  readonly sentenceOf: (mark: TextMark) => string
  readonly titleOf: (fix: TextFix) => string
} {
  const t = useTranslations('editor')
  return {
    sentenceOf: ({ message }) => {
      if ('sentence' in message) return message.sentence
      const values = shownValues(message.values)
      return 'yaml' in message ? t(`yaml.${message.yaml}`, values) : t(`schema.${message.schema}`, values)
    },
    titleOf: ({ title }) =>
      'sentence' in title ? title.sentence : t('fix', { replacement: visibleText(title.replacement) }),
  }
}
