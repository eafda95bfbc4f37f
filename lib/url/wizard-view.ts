import type { RoutePageId } from '@/lib/istio/wizards/wizard-ids'
import { createSerializer, type inferParserType, parseAsString } from 'nuqs/server'
import { thingPath } from './details-view'
import { graphViewParsers } from './graph-view'

const { cluster, duration, at, refresh } = graphViewParsers

/** What a wizard reads of its address. */
export const wizardViewParsers = {
  cluster,
  duration,
  at,
  refresh,
  /** The object and the place in it: `KIND/NAMESPACE/NAME/PLACE`. */
  rule: parseAsString,
}

export type WizardView = inferParserType<typeof wizardViewParsers>

/** Writes the query string of a wizard (`?…`, or empty), defaults left out. */
export const writeWizardView = createSerializer(wizardViewParsers)

/** The path of a wizard for a service, or of the page that deletes its routes, below the base path. */
export function wizardPath(service: { readonly namespace: string; readonly name: string }, page: RoutePageId): string {
  return `${thingPath({ kind: 'service', ...service })}/route/${page}`
}
