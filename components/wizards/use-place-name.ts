import type { WizardPlace } from '@/lib/istio/wizards/list-places'
import { visibleText } from '@/lib/std/visible-text'
import { useTranslations } from 'use-intl'

/** What a place of an object is called. */
export function usePlaceName(): (place: Pick<WizardPlace, 'id' | 'name'>) => string {
  const t = useTranslations('wizards')
  return ({ id, name }) => {
    const [kind, index] = id.split('.')
    if (kind === 'spec') return t('whole')
    if (kind === 'host') return t('host')
    if (kind === 'subset') return t('subset', { name: visibleText(name ?? '') })
    const rule = t('rule', { number: Number(index) + 1 })
    return name === undefined ? rule : t('named', { rule, name: visibleText(name) })
  }
}
