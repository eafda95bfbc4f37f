import { demo } from './demo-admin'
import { realMesh } from './real-mesh'

/** The mesh that a run's journeys share. */
export interface SharedMesh {
  /** Until so many seconds have passed for the mesh and its metric store. */
  advance(seconds: number): Promise<void>
  /** Back to the objects of the start, with nothing broken. What real proxies counted before stays counted: see `usualTraffic`. */
  reset(): Promise<void>
  /** Until the traffic of the last half minute is that of the start: for journeys that look at numbers before they change anything. */
  usualTraffic(): Promise<void>
  /** Breaks something. Only the simulated mesh can; real servers are broken by hand in `e2e/real/faults`. */
  fault(fault: Readonly<Record<string, unknown>>): Promise<void>
  clearFaults(): Promise<void>
  /** Absolute path; its first context is the admin's. */
  kubeconfig(): string
  /** Its metric store; without a slash at the end. */
  prometheus(): string
}

/** The simulated one, or the real control plane of `npm run test:real`. */
export const mesh: SharedMesh = process.env.PHAROS_E2E_REAL === undefined ? demo : realMesh
