import { parse } from 'yaml'
import { JsonPlace, type ShapeNote } from './json-place'

/** The part of the mesh's configuration that the graph needs. */
export interface MeshConfig {
  readonly trustDomain: string
  readonly trustDomainAliases: readonly string[]
  /** Undefined: not said; then it is the control plane's namespace. */
  readonly rootNamespace: string | undefined
  /** Visibility of ServiceEntries and Services that say nothing; empty = everywhere. */
  readonly defaultServiceExportTo: readonly string[]
  readonly outbound: 'allow-any' | 'registry-only'
  /** Callers with a proxy send mutual TLS to whoever takes it, unless a DestinationRule says otherwise. */
  readonly autoMtls: boolean
}

const MAX_CHARACTERS = 1024 * 1024

/**
 * Reads the text of `data.mesh`. What is absent or unreadable has Istio's default.
 * @see https://istio.io/latest/docs/reference/config/istio.mesh.v1alpha1/
 */
export function parseMeshConfig(text: string, notes: ShapeNote[] = []): MeshConfig {
  const mesh = JsonPlace.root(readYaml(text, notes), 'data.mesh', notes)
  const trustDomain = mesh.field('trustDomain').text() ?? ''
  return {
    trustDomain: trustDomain === '' ? 'cluster.local' : trustDomain,
    trustDomainAliases: mesh.field('trustDomainAliases').texts(),
    rootNamespace: mesh.field('rootNamespace').text(),
    defaultServiceExportTo: mesh.field('defaultServiceExportTo').texts(),
    outbound:
      mesh.field('outboundTrafficPolicy').field('mode').text() === 'REGISTRY_ONLY' ? 'registry-only' : 'allow-any',
    autoMtls: mesh.record().enableAutoMtls !== false,
  }
}

function readYaml(text: string, notes: ShapeNote[]): unknown {
  if (text.length <= MAX_CHARACTERS) {
    try {
      return parse(text, { maxAliasCount: 100, logLevel: 'error' })
    } catch {
      // noted below: the parser's own words quote the document
    }
  }
  notes.push({ path: 'data.mesh', expected: 'yaml' })
  return undefined
}
