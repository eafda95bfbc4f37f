import type { PausableClock } from '../clock'
import type { CallRecorder } from '../http/recorder'
import type { ObjectStore } from '../kubernetes/store'
import type { TrafficModel } from '../model/traffic-model'
import type { SeriesSource } from '../series-source'
import type { FaultBoard } from './fault-board'

/** The running mesh as the admin server sees it. */
export interface AdminParts {
  readonly world: string
  readonly seed: number
  readonly noise: boolean
  readonly clock: PausableClock
  readonly recorder: CallRecorder
  readonly store: ObjectStore
  readonly model: TrafficModel
  readonly source: SeriesSource
  readonly board: FaultBoard
}
