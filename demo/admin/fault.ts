import { FAULT_TARGETS } from '../http/faults'
import { z } from 'zod'

const simple = z.enum(['down', 'hang', 'garbage', 'empty', 'huge', 'trickle', 'reset'])
const server = z.enum(FAULT_TARGETS)
const seconds = z.number().positive().max(86_400).optional()
const workload = z.string().min(1)
const path = z.string().startsWith('/').optional()

/** What can be made to go wrong. `seconds` of simulated time later it is mended by itself. */
export const demoFault = z.union([
  z.strictObject({ target: server, kind: simple, path, seconds }),
  z.strictObject({ target: server, kind: z.literal('slow'), delayMs: z.number().min(0).max(600_000), path, seconds }),
  z.strictObject({ target: server, kind: z.literal('status'), status: z.int().min(400).max(599), path, seconds }),
  z.strictObject({
    ...{ target: z.literal('mesh'), kind: z.literal('error'), workload },
    ...{ status: z.int().min(1).max(599), share: z.number().min(0).max(1), seconds },
  }),
  z.strictObject({
    ...{ target: z.literal('mesh'), kind: z.literal('slowdown'), workload },
    ...{ factor: z.number().positive().max(1000), seconds },
  }),
  z.strictObject({
    ...{ target: z.literal('mesh'), kind: z.literal('load'), entry: z.string().min(1) },
    ...{ factor: z.number().min(0).max(1000), seconds },
  }),
])
export type DemoFault = z.infer<typeof demoFault>

export const FAULT_FORMS =
  'prometheus|jaeger|tempo|zipkin|grafana|kubernetes:down|hang|garbage|empty|huge|trickle|reset, …:slow=2s, …:status=503, ' +
  'mesh:error=<namespace>/<workload>:<code>:<share>, mesh:slowdown=<namespace>/<workload>:<factor>, mesh:load=<entry>:<factor>'

/** `prometheus:slow=2s,mesh:error=bookinfo/reviews-v2:500:0.25`. Throws with the forms it knows. */
export function parseFaults(text: string): readonly DemoFault[] {
  return text
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '')
    .map((part) => {
      const [, target = '', kind = '', value = ''] = /^([a-z]+):([a-z]+)(?:=(.+))?$/.exec(part) ?? []
      const parsed = demoFault.safeParse({ target, kind, ...partsOf(kind, value) })
      if (!parsed.success) throw new Error(`not a fault of the demo: ${part} (known: ${FAULT_FORMS})`)
      return parsed.data
    })
}

function partsOf(kind: string, value: string): Readonly<Record<string, unknown>> {
  const [first = '', second = '', third = ''] = value.split(':')
  switch (kind) {
    case 'slow': {
      const [, amount = '', unit = ''] = /^(\d+(?:\.\d+)?)(ms|s)$/.exec(value) ?? []
      return { delayMs: amount === '' ? undefined : Number(amount) * (unit === 's' ? 1000 : 1) }
    }
    case 'status':
      return { status: Number(value) }
    case 'error':
      return { workload: first, status: Number(second), share: Number(third) }
    case 'slowdown':
      return { workload: first, factor: Number(second) }
    case 'load':
      return { entry: first, factor: Number(second) }
    default:
      return value === '' ? {} : { value }
  }
}
