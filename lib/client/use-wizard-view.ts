import { type WizardView, wizardViewParsers } from '@/lib/url/wizard-view'
import { useQueryStates } from 'nuqs'
import { useCallback } from 'react'

/** What a wizard shows: which object, and which place in it. */
export function useWizardView(): readonly [WizardView, (rule: string) => void] {
  const [view, setView] = useQueryStates(wizardViewParsers)
  const choose = useCallback((rule: string) => void setView({ rule }), [setView])
  return [view, choose]
}
