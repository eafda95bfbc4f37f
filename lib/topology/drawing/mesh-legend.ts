import type { LegendLook } from '@/lib/graph/display/legend-look'
import { NODE_TOKENS } from '@/lib/graph/display/tokens'
import { prefixed } from '@/lib/std/prefixed'
import { COMPONENT_ROLES, type ComponentLink, type ComponentRole, type MeshComponent } from '../model'
import { lookOfRole } from './look-of-role'
import { statusOf } from './status-of'

type LegendRole = Exclude<ComponentRole, 'ingress-gateway'>

const ROLES = COMPONENT_ROLES.filter((role): role is LegendRole => role !== 'ingress-gateway')

/** Every sign of the topology's drawing by sort, in the order in which they are explained. */
export const MESH_LEGEND_SIGNS = {
  components: prefixed('component', ROLES),
  states: prefixed('state', NODE_TOKENS),
  links: prefixed('link', ['well', 'unwell']),
  // Around a cluster, and around what lives outside of all.
  frames: ['frame'],
} as const
export type MeshLegendSection = keyof typeof MESH_LEGEND_SIGNS
export type MeshLegendSign = (typeof MESH_LEGEND_SIGNS)[MeshLegendSection][number]

/** Which signs the drawing of these components and the links between them shows. */
export function meshSignsInUse(
  components: readonly Pick<MeshComponent, 'id' | 'role' | 'state' | 'core'>[],
  links: readonly Pick<ComponentLink, 'from' | 'to' | 'well'>[],
): ReadonlySet<MeshLegendSign> {
  const ids = new Set(components.map(({ id }) => id))
  return new Set<MeshLegendSign>([
    ...components.flatMap((one): readonly MeshLegendSign[] => [
      // Ingress gateways look as other gateways do.
      `component:${one.role === 'ingress-gateway' ? 'gateway' : one.role}`,
      `state:${statusOf(one) ?? 'neutral'}`,
      'frame',
    ]),
    ...links
      .filter(({ from, to }) => ids.has(from) && ids.has(to))
      .map(({ well }): MeshLegendSign => (well ? 'link:well' : 'link:unwell')),
  ])
}

/** How a sign is drawn by itself, as the canvas draws what has it. */
export function lookOfMeshSign(sign: MeshLegendSign): LegendLook {
  switch (sign) {
    case 'link:well':
      return { draws: 'line', token: 'unrated', classes: '' }
    case 'link:unwell':
      return { draws: 'line', token: 'degraded', classes: '' }
    case 'frame':
      return { draws: 'frame', level: 'cluster', classes: '' }
    default: {
      const name = sign.slice(sign.indexOf(':') + 1)
      const token = NODE_TOKENS.find((known) => known === name)
      if (token !== undefined) return { draws: 'node', shape: lookOfRole('other').shape, token, classes: '' }
      const role = ROLES.find((known) => known === name) ?? 'other'
      return { draws: 'node', ...lookOfRole(role), token: 'neutral', classes: '' }
    }
  }
}
