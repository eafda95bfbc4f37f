import type { RoutePageId } from '@/lib/istio/wizards/wizard-ids'
import { wizardPath, wizardViewParsers, writeWizardView } from '@/lib/url/wizard-view'
import { useQueryStates } from 'nuqs'
import { useCallback } from 'react'

/** The address of a wizard for a service, or of the page that deletes its routes, over the window of the page that links to it. */
export function useWizardHref(): (
  service: { readonly namespace: string; readonly name: string },
  page: RoutePageId,
) => string {
  const [{ cluster, duration, at, refresh }] = useQueryStates(wizardViewParsers)
  return useCallback(
    (service, page) => wizardPath(service, page) + writeWizardView({ cluster, duration, at, refresh }),
    [cluster, duration, at, refresh],
  )
}
