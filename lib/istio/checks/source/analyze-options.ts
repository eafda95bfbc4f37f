import { failed, ok, type Result } from '@/lib/std/result'
import { z } from 'zod'
import { SEVERITIES } from '../finding'
import { KNOWN_KINDS } from '../model/kinds'
import type { AnalyzeOptions } from '../options'

const words = z.array(z.string().max(500)).max(1000)
const schema = z.strictObject({
  complete: z.union([z.literal('*'), z.array(z.enum(KNOWN_KINDS.map(({ id }) => id)))]).optional(),
  disable: words.optional(),
  enable: words.optional(),
  severity: z.record(z.string(), z.enum(SEVERITIES)).optional(),
  skipWildcardGatewayHosts: z.boolean().optional(),
  gatewayClasses: words.optional(),
  suppress: words.optional(),
  namespaces: words.optional(),
  clusterDomain: z.string().max(253).optional(),
  rootNamespace: z.string().max(63).optional(),
  controlPlaneNamespaces: words.optional(),
  kubernetesVersion: z.string().max(50).optional(),
  minKubernetesVersion: z.string().max(50).optional(),
  fromVersion: z.string().max(50).optional(),
})

/** Options from outside; the error is the path of what is wrong with them, empty for the whole. */
export function analyzeOptions(value: unknown): Result<AnalyzeOptions, string> {
  const parsed = schema.safeParse(value ?? {})
  if (!parsed.success) {
    const [issue] = parsed.error.issues
    const path = issue?.code === 'unrecognized_keys' ? [...issue.path, ...issue.keys.slice(0, 1)] : (issue?.path ?? [])
    return failed(path.map(String).join('.').slice(0, 100))
  }
  const given = Object.entries(parsed.data).filter(([, option]) => option !== undefined)
  return ok(Object.fromEntries(given))
}
