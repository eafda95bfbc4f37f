import { bookinfoMesh, defaultMesh } from './default-mesh'
import { generate } from './generate'
import { hostileMesh } from './hostile'
import type { World, WorldOptions } from './world'

export type WorldMaker = (options: WorldOptions) => World

export const WORLD_NAMES = ['default', 'bookinfo', 'generated', 'hostile'] as const
export type WorldName = (typeof WORLD_NAMES)[number]

const MAKERS: Readonly<Record<WorldName, WorldMaker>> = {
  default: defaultMesh,
  bookinfo: bookinfoMesh,
  generated: (options) => generate({ services: 1000, namespaces: 100, edges: 5000, ...options }),
  hostile: hostileMesh,
}

/** `generated` has 1,000 services in two versions, 100 namespaces and 5,000 calls; `generate` makes other sizes. */
export function worldNamed(name: WorldName): WorldMaker {
  return MAKERS[name]
}
