import { createSerializer, type inferParserType, parseAsString, parseAsStringLiteral } from 'nuqs/server'
import { graphViewParsers } from './graph-view'

export const CONTROL_PLANE_TABS = ['overview', 'yaml', 'charts'] as const

const { duration, at, refresh } = graphViewParsers

/** What the page about a control plane reads of its address. */
export const controlPlaneViewParsers = {
  tab: parseAsStringLiteral(CONTROL_PLANE_TABS).withDefault('overview'),
  duration,
  at,
  refresh,
  /** Of the table of differences: a column, with `-` before it descending. */
  sort: parseAsString,
  /** Words that the fields contain. */
  field: parseAsString.withDefault(''),
}

export type ControlPlaneView = inferParserType<typeof controlPlaneViewParsers>

const writeView = createSerializer(controlPlaneViewParsers)

interface ControlPlaneRef {
  readonly namespace: string
  readonly revision: string
}

/** The path of the page about a control plane, below the base path, with a view where one is given. */
export function controlPlanePath(
  { namespace, revision }: ControlPlaneRef,
  view: Partial<ControlPlaneView> = {},
): string {
  return `/mesh/control-planes/${encodeURIComponent(namespace)}/${encodeURIComponent(revision)}${writeView(view)}`
}
