import type { OwnLook } from '@/lib/graph/model'
import type { ComponentRole } from '../model'

type Look = Pick<OwnLook, 'shape' | 'icon'>

/** Hexagon infrastructure, square data plane, rhombus gateway (product.md 5.3). */
const LOOKS: Readonly<Record<ComponentRole, Look>> = {
  istiod: { shape: 'hexagon', icon: 'control-plane' },
  'data-plane': { shape: 'square', icon: 'data-plane' },
  'ingress-gateway': { shape: 'rhombus', icon: 'gateway' },
  'egress-gateway': { shape: 'rhombus', icon: 'egress' },
  gateway: { shape: 'rhombus', icon: 'gateway' },
  waypoint: { shape: 'rhombus', icon: 'waypoint' },
  ztunnel: { shape: 'hexagon', icon: 'ztunnel' },
  kubernetes: { shape: 'hexagon', icon: 'kubernetes' },
  'metric-store': { shape: 'hexagon', icon: 'metrics' },
  'trace-store': { shape: 'hexagon', icon: 'traces' },
  grafana: { shape: 'hexagon', icon: 'dashboards' },
  pharos: { shape: 'hexagon', icon: 'pharos' },
  other: { shape: 'hexagon', icon: 'component' },
}

/** Shape and sign of a component on the canvas. */
export function lookOfRole(role: ComponentRole): Look {
  return LOOKS[role]
}

/** What `show=` leaves out together. */
export function isGateway(role: ComponentRole): boolean {
  return role === 'ingress-gateway' || role === 'egress-gateway' || role === 'gateway'
}
