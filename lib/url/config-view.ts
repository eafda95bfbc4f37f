import { kindsNamed, readConfigKind } from '@/lib/config-objects/config-kinds'
import { createSerializer, type inferParserType, parseAsStringLiteral } from 'nuqs/server'
import { graphViewParsers } from './graph-view'

/** Stands for the namespace of what has none; no namespace can be called so. */
const CLUSTER_WIDE = '_'

/** What names an object of Istio or the Gateway API. */
export interface ConfigRef {
  /** Its id (`virtualservices.networking.istio.io`), or what its objects call it (`VirtualService`). */
  readonly kind: string
  /** Empty where it has none. */
  readonly namespace: string
  readonly name: string
}

/** The path of the page about an object, below the base path. A name that two kinds have stays: the page finds out which is meant. */
export function configPath({ kind, namespace, name }: ConfigRef): string {
  const [only, ...others] = kindsNamed(kind)
  const id = only !== undefined && others.length === 0 ? only : kind
  const parts = [namespacePart(namespace), id, name]
  return `/config/${parts.map(encodeURIComponent).join('/')}`
}

/** The page that checks texts. */
export const CHECK_PATH = '/config/check'

/** The part of a path that means a namespace; empty: of what has none. */
export function namespacePart(namespace: string): string {
  return namespace === '' ? CLUSTER_WIDE : namespace
}

/** The namespace that a part of a path means; empty for what has none. */
export function namespaceOfPath(part: string): string {
  return part === CLUSTER_WIDE ? '' : part
}

/** Undefined for what can name nothing: the parts as they stand in a path. */
export function readConfigPath(parts: readonly [string, string, string]): ConfigRef | undefined {
  const [namespace, kind, name] = parts.map(decoded)
  if (namespace === undefined || kind === undefined || name === undefined || name === '' || namespace === '')
    return undefined
  const known = readConfigKind(kind) !== undefined || kindsNamed(kind).length > 0
  return known ? { kind, namespace: namespaceOfPath(namespace), name } : undefined
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part)
  } catch {
    return '' // a percent sign that starts no UTF-8 sequence
  }
}

export const CONFIG_TABS = ['yaml', 'form', 'references', 'changes', 'status'] as const
export type ConfigTab = (typeof CONFIG_TABS)[number]

const { cluster, duration, at, refresh } = graphViewParsers

/** What the page about an object reads of its address. */
export const configViewParsers = {
  cluster,
  duration,
  at,
  refresh,
  tab: parseAsStringLiteral(CONFIG_TABS).withDefault('yaml'),
}

export type ConfigView = inferParserType<typeof configViewParsers>

/** Writes the query string of the page about an object (`?…`, or empty), defaults left out. */
export const writeConfigView = createSerializer(configViewParsers)
