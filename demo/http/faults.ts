import { z } from 'zod'

/** The servers of the demo that can be broken. */
export const FAULT_TARGETS = ['prometheus', 'jaeger', 'tempo', 'zipkin', 'grafana', 'kubernetes', 'istiod'] as const

const simple = z.enum(['down', 'hang', 'garbage', 'empty', 'huge', 'trickle', 'reset', 'html', 'grpc'])
/** Only requests whose path ends so: `/log`, `/events`. What is open already goes on. */
const path = z.string().startsWith('/').optional()

/** What goes wrong with any server that speaks HTTP. */
export const httpFault = z.discriminatedUnion('kind', [
  z.strictObject({ kind: simple, path }),
  z.strictObject({ kind: z.literal('slow'), delayMs: z.number().min(0).max(600_000), path }),
  z.strictObject({ kind: z.literal('status'), status: z.int().min(400).max(599), path }),
  /** Who does not say in `X-Scope-OrgID` that it is this one is refused. */
  z.strictObject({ kind: z.literal('tenant'), tenant: z.string().min(1), path }),
  /** Its clock is so far ahead of the others; negative: behind. */
  z.strictObject({ kind: z.literal('skew'), offsetSeconds: z.number().min(-86_400).max(86_400), path }),
])
export type HttpFault = z.infer<typeof httpFault>

const HTTP_KINDS: ReadonlySet<string> = new Set([...simple.options, 'slow', 'status', 'tenant', 'skew'])

export function isHttpFault(fault: { readonly kind: string }): fault is HttpFault {
  return HTTP_KINDS.has(fault.kind)
}
