import type { FieldPlace } from '../field-place'

export const PROTOCOLS = ['http', 'tcp', 'tls'] as const

export function rulesOf(spec: FieldPlace, protocol: (typeof PROTOCOLS)[number]): readonly FieldPlace[] {
  return spec.field(protocol).items()
}

/** Sidecars take the rule: no gateways are named, or `mesh` is among them. */
export function isBoundToMesh(spec: FieldPlace): boolean {
  const gateways = spec.field('gateways').texts()
  return gateways.length === 0 || gateways.includes('mesh')
}
