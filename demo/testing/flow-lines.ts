import { seriesLabels } from '../model/telemetry'
import type { ModelHarness } from './model-harness'

const SHOWN = [
  'reporter',
  'request_protocol',
  'response_code',
  'grpc_response_status',
  'response_flags',
  'connection_security_policy',
] as const

export interface FlowLine {
  readonly line: string
  readonly perSecond: number
  readonly meanMs: number
  readonly labels: Readonly<Record<string, string>>
}

/** The flows to a host or workload as short lines: reporter, protocol, code, status, flags, policy. */
export function flowsTo(mesh: ModelHarness, wanted: Readonly<Record<string, string>>): readonly FlowLine[] {
  mesh.model.settle()
  return [...mesh.model.plan.flows.values()]
    .filter(({ labels }) => labels.kind !== 'messages')
    .map(({ labels, rates, traits }) => ({
      meanMs: traits.latency.meanMs,
      labels: seriesLabels(labels),
      perSecond: rates.reduce((sum, rate) => sum + rate, 0),
    }))
    .filter(({ labels }) => Object.entries(wanted).every(([name, value]) => labels[name] === value))
    .map((flow) => ({
      ...flow,
      line: SHOWN.map((name) => flow.labels[name] ?? '')
        .filter((text) => text !== '')
        .join(' '),
    }))
    .sort((a, b) => (a.line === b.line ? a.perSecond - b.perSecond : a.line < b.line ? -1 : 1))
}

export function linesTo(mesh: ModelHarness, wanted: Readonly<Record<string, string>>): readonly string[] {
  return flowsTo(mesh, wanted).map(({ line }) => line)
}

/** The lines with calls a second before them, cut to a thousandth: `20 source http 200 - unknown`. */
export function ratesTo(mesh: ModelHarness, wanted: Readonly<Record<string, string>>): readonly string[] {
  return flowsTo(mesh, wanted).map(({ line, perSecond }) => `${Number(perSecond.toFixed(3))} ${line}`)
}

/** The labels of what goes to a workload, from anybody or from one. */
export const to = (workload: string, source?: string) => ({
  destination_workload: workload,
  ...(source === undefined ? {} : { source_workload: source }),
})
