import type { BrowserReport } from './browser/measure'
import type { Crowd } from './crowd'
import type { Figure } from './measure'
import type { MeshPlace } from './mesh'
import type { Refreshes } from './refreshes'
import { type Size, WINDOW_SECONDS } from './sizes'
import { atMost, printVerdict, type Verdict } from './verdict'

export interface Memory {
  readonly beforeMiB: number
  readonly afterMiB: number
  /** After as many more graphs as the size says. */
  readonly laterMiB: number
}

/** What graphs cost the server. */
export interface ApiReport {
  readonly size: Size
  readonly place: Pick<MeshPlace, 'store' | 'real' | 'series'>
  readonly mesh: { readonly workloads: number; readonly edges: number }
  readonly figures: readonly Figure[]
  readonly crowd: Crowd
  readonly memory: Memory
  readonly refreshes: Refreshes
}

/** All that one run measured; a part that did not run is undefined. */
export interface Report {
  readonly quick: boolean
  /** Of the machine, in the minute before the run and in its last one; beyond the number of cores others were served too. */
  readonly load: { readonly cores: number; readonly before: number; readonly after: number }
  readonly api: ApiReport | undefined
  readonly browser: BrowserReport | undefined
}

const MIB = 1024 ** 2

export function verdicts({ api, browser }: Report): readonly Verdict[] {
  return [...(api === undefined ? [] : apiVerdicts(api)), ...(browser ?? []).flatMap((result) => result.verdicts)]
}

function apiVerdicts({ size, figures, crowd, memory, refreshes }: ApiReport): readonly Verdict[] {
  const [, some, all] = size.scopes
  const whole = graphOf(figures, all)
  const graphs = figures.filter(({ kind }) => kind === 'graph')
  const queries = Math.max(...graphs.map((figure) => figure.queries))
  const largest = Math.max(memory.beforeMiB, memory.afterMiB, memory.laterMiB)
  return [
    atMost(`graph of ${all} namespaces, times its raw query`, ratio(figures, whole), 1.25),
    atMost(`graph of ${some} namespaces, times its raw query`, ratio(figures, graphOf(figures, some)), 1.6),
    atMost(`processor time for each byte of series, of ${all} over ${some} namespaces`, growth(figures, size), 1.5),
    atMost('queries of one graph with everything measured on', queries, 12),
    atMost(`computations for ${crowd.users} equal requests at once`, crowd.computed, 1),
    atMost(`their p95, times a single user's median`, crowd.p95Ms / whole.medianMs, 1.2),
    atMost('memory of the server, MiB', largest, 512),
    atMost(
      'graphs sent unpacked to who takes gzip',
      graphs.filter(({ gzipBytes }) => gzipBytes === undefined).length,
      0,
    ),
    atMost('a kept list of all workloads, ms', figureOf(figures, 'kept list').medianMs, 1_000),
    atMost('queries of a list with traffic and health', figureOf(figures, 'list').queries, 8),
    atMost('upstream calls per refresh of the Mesh page', refreshes.calls, 6),
    atMost('a search in everything, ms', figureOf(figures, 'search').medianMs, 150),
    atMost(`JSON of the graph of ${all} namespaces, MB`, whole.plainBytes / 1e6, 1.5),
  ]
}

/** A graph's median over that of the raw query which returns the series it is made of. */
function ratio(figures: readonly Figure[], figure: Figure): number {
  const raw = figures.find(({ kind, scope }) => kind === 'raw' && scope === figure.scope)
  return figure.medianMs / (raw?.medianMs ?? NaN)
}

/** What grows faster than what it is made of would not answer for a mesh of twice the size. */
function growth(figures: readonly Figure[], { scopes: [, some, all] }: Size): number {
  const perByte = (scope: number): number => {
    const raw = figures.find((figure) => figure.kind === 'raw' && figure.scope === scope)
    return graphOf(figures, scope).productCpuMs / (raw?.plainBytes ?? NaN)
  }
  return perByte(all) / perByte(some)
}

function figureOf(figures: readonly Figure[], kind: Figure['kind']): Figure {
  const found = figures.find((figure) => figure.kind === kind)
  if (found === undefined) throw new Error(`no ${kind} was measured`)
  return found
}

function graphOf(figures: readonly Figure[], namespaces: number): Figure {
  const found = figures.find(({ kind, scope }) => kind === 'graph' && scope === namespaces)
  if (found === undefined) throw new Error(`the graph of ${namespaces} namespaces was not measured`)
  return found
}

/** The report as lines for a terminal. */
export function printReport(report: Report): string {
  const { quick, load, api, browser = [] } = report
  return [
    `Load of the machine: ${load.before.toFixed(1)} before, ${load.after.toFixed(1)} after, on ${load.cores} cores`,
    ...(quick ? ['The targets are meant for the full size: leave --quick out.'] : []),
    ...(api === undefined ? [] : apiLines(api)),
    ...browser.flatMap(({ title, lines }) => ['', title, ...lines.map((line) => `  ${line}`)]),
    '',
    ...verdicts(report).map(printVerdict),
  ].join('\n')
}

function apiLines(report: ApiReport): readonly string[] {
  const { size, place, mesh, crowd, memory } = report
  const number = (value: number): string => value.toLocaleString('en')
  return [
    '',
    `${place.store} · ${size.namespaces} namespaces, ${number(mesh.workloads)} workloads, ${number(mesh.edges)} edges,` +
      ` ${number(place.series)} series of requests · window ${WINDOW_SECONDS} s · median of ${size.rounds}`,
    ...(place.real ? [] : ['The targets are meant for a real Prometheus: install prometheus and promtool.']),
    '',
    ...timeTable(report),
    '',
    `${crowd.users} equal requests at once: ${crowd.computed} computed, ${crowd.queries} queries, p95 ${milliseconds(crowd.p95Ms)}`,
    `Memory of the server: ${memory.beforeMiB.toFixed(0)} MiB before, ${memory.afterMiB.toFixed(0)} after,` +
      ` ${memory.laterMiB.toFixed(0)} after ${size.more} more graphs`,
  ]
}

function timeTable({ figures, size }: ApiReport): readonly string[] {
  const whole = figures.find(({ kind, scope }) => kind === 'raw' && scope === size.namespaces)
  const rows = figures.map((figure) => [
    figure.title,
    milliseconds(figure.medianMs),
    milliseconds(figure.bestMs),
    milliseconds(figure.productCpuMs),
    milliseconds(figure.storeCpuMs),
    ratio(figures, figure).toFixed(2),
    (figure.medianMs / (whole?.medianMs ?? NaN)).toFixed(2),
    String(figure.queries),
    `${(figure.plainBytes / MIB).toFixed(2)} MiB`,
    figure.gzipBytes === undefined ? 'unpacked' : `${(figure.gzipBytes / MIB).toFixed(2)} MiB`,
  ])
  const head = ['', 'median', 'best', 'own CPU', 'store CPU', '× own raw', '× whole raw', 'queries', 'plain', 'gzip']
  const widths = head.map((_, column) => Math.max(...[head, ...rows].map((row) => row[column]?.length ?? 0)))
  return [head, ...rows].map((row) =>
    row
      .map((cell, column) => (column === 0 ? cell.padEnd(widths[0] ?? 0) : cell.padStart(widths[column] ?? 0)))
      .join('  '),
  )
}

function milliseconds(value: number): string {
  return `${value.toFixed(0)} ms`
}
