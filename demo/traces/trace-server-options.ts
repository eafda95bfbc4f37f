import type { DemoClock } from '../clock'
import type { HttpFault } from '../http/faults'
import type { CallRecorder } from '../http/recorder'
import type { TraceSource } from '../jaeger/trace-source'

/** What every simulated trace store is started with. */
export interface TraceServerOptions {
  readonly source: TraceSource
  readonly port: number
  readonly clock: DemoClock
  readonly recorder: CallRecorder
  readonly faults?: () => readonly HttpFault[]
}
