import { useMemo } from 'react'
import { useTranslations } from 'use-intl'

/** CodeMirror's own words, by the English ones that it asks for. */
export function usePhrases(): Readonly<Record<string, string>> {
  const t = useTranslations('editor.phrases')
  return useMemo(
    () => ({
      Find: t('find'),
      Replace: t('replace'),
      next: t('next'),
      previous: t('previous'),
      all: t('all'),
      'match case': t('matchCase'),
      regexp: t('regexp'),
      'by word': t('byWord'),
      replace: t('replaceOne'),
      'replace all': t('replaceAll'),
      close: t('close'),
      'current match': t('currentMatch'),
      'on line': t('onLine'),
      'replaced match on line $': t('replacedOne'),
      'replaced $ matches': t('replacedMany'),
      'folded code': t('folded'),
      unfold: t('unfold'),
      'Fold line': t('fold'),
      'Unfold line': t('unfold'),
      Diagnostics: t('diagnostics'),
      'No diagnostics': t('noDiagnostics'),
      '$ unchanged lines': t('unchanged'),
      Completions: t('completions'),
      'Control character': t('control'),
    }),
    [t],
  )
}
