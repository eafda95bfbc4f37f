import { FAULT_TARGETS, httpFault } from '../http/faults'
import { z } from 'zod'

const [simple, slow, status, tenant, skew] = httpFault.options
const name = z.string().min(1)
/** `namespace/name`. */
const placed = z.string().regex(/^[^/]+\/[^/]+$/)
const seconds = z.number().positive().max(86_400).optional()
const onServer = { target: z.enum(FAULT_TARGETS), seconds }
/** So far apart are scrapes, and what is thinned out can only be some of them. */
const SCRAPE_MS = 5000

const inStore = <K extends string>(kind: K) => ({ target: z.literal('prometheus'), kind: z.literal(kind), seconds })
const inCluster = <K extends string>(kind: K) => ({ target: z.literal('kubernetes'), kind: z.literal(kind), seconds })
const inTraces = <K extends string>(kind: K) => ({
  ...{ target: z.enum(['jaeger', 'tempo', 'zipkin']), kind: z.literal(kind), seconds },
})
const inMesh = <K extends string>(kind: K) => ({ target: z.literal('mesh'), kind: z.literal(kind), seconds })

/** What can be made to go wrong. `seconds` of simulated time later it is mended by itself. */
export const demoFault = z.union([
  simple.extend(onServer),
  slow.extend(onServer),
  status.extend(onServer),
  tenant.extend(onServer),
  skew.extend(onServer),
  /** A name, or the beginning of names and a star. */
  z.strictObject({ ...inStore('missing-metric'), metric: name }),
  z.strictObject(inStore('mixer')),
  z.strictObject({ ...inStore('missing-label'), label: name }),
  z.strictObject(inStore('frozen')),
  z.strictObject({ ...inStore('interval'), intervalMs: z.int().min(SCRAPE_MS).max(600_000).multipleOf(SCRAPE_MS) }),
  z.strictObject({ ...inStore('retention'), retentionMs: z.int().min(60_000) }),
  z.strictObject(inStore('no-buckets')),
  /** `proxies`, `istiod`, or a namespace. */
  z.strictObject({ ...inStore('unscraped'), of: name }),
  z.strictObject({ ...inStore('limit'), values: z.int().positive().default(60) }),
  z.strictObject(inStore('partial')),
  z.strictObject({ ...inStore('settling'), delayMs: z.int().positive().max(3_600_000) }),
  z.strictObject(inStore('restart')),
  /** Refused to everybody. A star is every verb, or every kind; `pods/log` is a part of a kind. */
  z.strictObject({ ...inCluster('deny'), verb: name, resource: name }),
  z.strictObject(inCluster('watch-drop')),
  z.strictObject(inCluster('watch-silent')),
  z.strictObject({ ...inTraces('names'), form: z.literal('app') }),
  z.strictObject(inTraces('no-spans')),
  z.strictObject({ target: z.literal('grafana'), kind: z.literal('no-boards'), seconds }),
  z.strictObject({
    ...{ ...inMesh('error'), workload: name },
    ...{ status: z.int().min(1).max(599), share: z.number().min(0).max(1) },
  }),
  /** `NAMESPACE/BEGINNING OF A POD'S NAME`: proxies that do not acknowledge what istiod sent last. */
  z.strictObject({ ...inMesh('stale'), pod: name }),
  z.strictObject({ ...inMesh('slowdown'), workload: name, factor: z.number().positive().max(1000) }),
  /** `*`: all there are, and what workloads begin by themselves. */
  z.strictObject({ ...inMesh('load'), entry: name, factor: z.number().min(0).max(1000) }),
  z.strictObject({ ...inMesh('crash'), workload: placed }),
  z.strictObject({ ...inMesh('scale'), workload: placed, replicas: z.int().min(0).max(20) }),
  /** The root of the mesh ends in so many days; a negative number: it has ended. */
  z.strictObject({ ...inMesh('cert-expiring'), days: z.number().min(-3650).max(3650) }),
])
export type DemoFault = z.infer<typeof demoFault>
export type FaultOf<K extends DemoFault['kind']> = Extract<DemoFault, { readonly kind: K }>

export const FAULT_FORMS =
  'prometheus|jaeger|tempo|zipkin|grafana|kubernetes|istiod:down|hang|garbage|empty|huge|trickle|reset|html|grpc, …:slow=2s, …:status=503, ' +
  '…:tenant=<name>, …:skew=<seconds>, prometheus:missing-metric=<name or prefix*>|missing-label=<label>|mixer|frozen|interval=60s|' +
  'retention=1h|no-buckets|unscraped=proxies, istiod or <namespace>|limit|limit=<values>|partial|settling=30s|restart, ' +
  'kubernetes:deny=<verb>:<resource>|watch-drop|watch-silent, jaeger|tempo|zipkin:names=app|no-spans, grafana:no-boards, ' +
  'mesh:error=<namespace>/<workload>:<code>:<share>, mesh:slowdown=<namespace>/<workload>:<factor>, mesh:load=<entry or *>:<factor>, ' +
  'mesh:crash=<namespace>/<workload>, mesh:scale=<namespace>/<workload>:<replicas>, mesh:cert-expiring=<days>, ' +
  'mesh:stale=<namespace>/<pod or prefix>'

/** `prometheus:slow=2s,mesh:error=bookinfo/reviews-v2:500:0.25`. Throws with the forms it knows. */
export function parseFaults(text: string): readonly DemoFault[] {
  return text
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '')
    .map((part) => {
      const [, target = '', kind = '', value = ''] = /^([a-z]+):([a-z-]+)(?:=(.+))?$/.exec(part) ?? []
      const parsed = demoFault.safeParse({ target, kind, ...partsOf(kind, value) })
      if (!parsed.success) throw new Error(`not a fault of the demo: ${part} (known: ${FAULT_FORMS})`)
      return parsed.data
    })
}

type Parts = Readonly<Record<string, unknown>>
type Reader = (value: string, parts: readonly string[]) => Parts

/** What stands behind `kind=`, by kind. */
const READERS: ReadonlyMap<string, Reader> = new Map<string, Reader>([
  ['slow', (value) => ({ delayMs: durationMs(value) })],
  ['status', (value) => ({ status: Number(value) })],
  ['tenant', (value) => ({ tenant: value })],
  ['skew', (value) => ({ offsetSeconds: value === '' ? undefined : Number(value) })],
  ['missing-metric', (value) => ({ metric: value })],
  ['missing-label', (value) => ({ label: value })],
  ['interval', (value) => ({ intervalMs: durationMs(value) })],
  ['retention', (value) => ({ retentionMs: durationMs(value) })],
  ['unscraped', (value) => ({ of: value })],
  ['limit', (value) => (value === '' ? {} : { values: Number(value) })],
  ['settling', (value) => ({ delayMs: durationMs(value) })],
  ['deny', (_, [verb, resource]) => ({ verb, resource })],
  ['names', (value) => ({ form: value })],
  ['stale', (value) => ({ pod: value })],
  ['error', (_, [workload, code, share]) => ({ workload, status: Number(code), share: Number(share) })],
  ['slowdown', (_, [workload, factor]) => ({ workload, factor: Number(factor) })],
  ['crash', (value) => ({ workload: value })],
  ['scale', (_, [workload, replicas = 'x']) => ({ workload, replicas: Number(replicas) })],
  ['cert-expiring', (value) => ({ days: value === '' ? undefined : Number(value) })],
  ['load', (_, [entry, factor]) => ({ entry, factor: Number(factor) })],
])

function partsOf(kind: string, value: string): Parts {
  const read = READERS.get(kind)
  if (read !== undefined) return read(value, value.split(':'))
  return value === '' ? {} : { value }
}

const UNITS_MS: Readonly<Record<string, number>> = { ms: 1, s: 1000, m: 60_000, h: 3_600_000, d: 86_400_000 }

function durationMs(text: string): number | undefined {
  const [, amount, unit = ''] = /^(\d+(?:\.\d+)?)(ms|s|m|h|d)$/.exec(text) ?? []
  return amount === undefined ? undefined : Number(amount) * (UNITS_MS[unit] ?? 0)
}
