import type { WizardId } from '@/lib/istio/wizards/wizard-ids'
import { wizardPath, wizardViewParsers, writeWizardView } from '@/lib/url/wizard-view'
import { useQueryStates } from 'nuqs'
import { useCallback } from 'react'

/** The address of a wizard for a service, over the window of the page that links to it. */
export function useWizardHref(): (
  service: { readonly namespace: string; readonly name: string },
  wizard: WizardId,
) => string {
  const [{ cluster, duration, at, refresh }] = useQueryStates(wizardViewParsers)
  return useCallback(
    (service, wizard) => wizardPath(service, wizard) + writeWizardView({ cluster, duration, at, refresh }),
    [cluster, duration, at, refresh],
  )
}
