import { addBookinfo } from './bookinfo'
import { WorldBuilder } from './builder'
import { addCluster, addIstioSystem } from './istio-system'
import { addLab } from './lab'
import { addLedger } from './ledger'
import { addLegacy } from './legacy'
import { addMyapp } from './myapp'
import { pastIncidents } from './past'
import { addShop } from './shop'
import { addTravel } from './travel'
import type { World, WorldOptions } from './world'

/** The mesh that the tutorials, the end-to-end tests and the pictures use. */
export function defaultMesh(options: WorldOptions): World {
  const world = new WorldBuilder(options)
  addCluster(world)
  addIstioSystem(world)
  addBookinfo(world)
  addMyapp(world)
  addShop(world)
  addLegacy(world)
  addLedger(world)
  addTravel(world)
  addLab(world)
  world.entry('nothere.demo', '/', 1, { responseBytes: 0 })
  world.incidents.push(...pastIncidents(options.nowMs))
  return world.build('default')
}

/** The bookshop and the control plane alone. */
export function bookinfoMesh(options: WorldOptions): World {
  const world = new WorldBuilder(options)
  addCluster(world)
  addIstioSystem(world)
  addBookinfo(world)
  world.incidents.push(...pastIncidents(options.nowMs))
  return world.build('bookinfo')
}
