import type { JsonPlace } from './json-place'

export interface ServiceEntryParts {
  readonly hosts: readonly string[]
  readonly location: 'mesh-external' | 'mesh-internal'
  /** Empty: the mesh's default. */
  readonly exportTo: readonly string[]
}

/** @see https://istio.io/latest/docs/reference/config/networking/service-entry/ */
export function parseServiceEntry(spec: JsonPlace): ServiceEntryParts {
  return {
    hosts: spec.field('hosts').texts(),
    location: spec.field('location').text() === 'MESH_INTERNAL' ? 'mesh-internal' : 'mesh-external',
    exportTo: spec.field('exportTo').texts(),
  }
}
