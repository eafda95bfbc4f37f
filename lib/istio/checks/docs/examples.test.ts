import type { Json } from '@/lib/std/json'
import { readYamlDocuments } from '@/lib/yaml/read-yaml'
import { describe, expect, it } from 'vitest'
import { analyze } from '../analyze'
import { AROUND, stageExample } from '../testing/stage-example'
import { describeChecks } from './describe-check'

const SEVERAL = 'it is of several objects, and shows one'
const OPTION = 'it is of the analysis, and of no object'
const PODS = 'what is right shows once pods have been restarted'
/** Examples that are too short to be staged, with the reason; the tests of the checks have these cases. */
const NOT_STAGED: Readonly<Record<string, string>> = {
  'analysis/internal-error': OPTION,
  'authorization-policy/principal-remote': 'it takes two clusters',
  'crd/removed-kind': 'the kind is named by a definition',
  'deployment/image-auto-not-injected': 'what injects stands elsewhere',
  'deployment/protocol-conflict': SEVERAL,
  'deployment/target-port-conflict': SEVERAL,
  'envoy-filter/relative-with-proxy-version': SEVERAL,
  'gateway/credential-invalid': 'certificates are not shown whole',
  'mesh/kubernetes-version-unsupported': OPTION,
  'mesh/unknown-service-registry': 'it is text within a ConfigMap',
  'mesh/upgrade-default-changed': OPTION,
  'namespace/injected-by-default': 'what injects stands elsewhere',
  'namespace/proxy-image-mismatch': 'what injects stands elsewhere',
  'service-entry/conflicting-protocol': SEVERAL,
  'service/inconsistent-across-clusters': 'it takes two clusters',
  'webhook/overlap': SEVERAL,
  'workload/l7-policy-no-waypoint': SEVERAL,
  'workload/no-authorization-policy': 'it shows that nothing is there',
  'workload/sidecar-label-ambient-redirection': PODS,
  'workload/waypoint-label-not-ambient': PODS,
}

const STAGED = describeChecks().filter(({ slug }) => NOT_STAGED[slug] === undefined)

function found(objects: readonly object[], slug: string): readonly string[] {
  const { findings } = analyze([{ cluster: 'east', objects }], { enable: [slug] })
  return findings.map(({ check }) => check)
}

function read(text: string): readonly Json[] {
  const reading = readYamlDocuments(text)
  return reading.ok ? reading.value.map(({ value }) => value).filter((value) => value !== null) : []
}

describe('examples of checks', () => {
  it('stand in a cluster of which nothing else is said', () => {
    expect(found(AROUND, '')).toEqual([])
  })

  it('are left out where they are of checks only', () => {
    const slugs = new Set(describeChecks().map(({ slug }) => slug))
    expect(Object.keys(NOT_STAGED).filter((slug) => !slugs.has(slug))).toEqual([])
  })

  it.each(STAGED.map((check) => [check.slug, check] as const))('%s: what is wrong is found', (slug, check) => {
    expect(found(stageExample(slug, read(check.wrong), read(check.right)).wrong, slug)).toContain(slug)
  })

  it.each(STAGED.map((check) => [check.slug, check] as const))('%s: what is right is not', (slug, check) => {
    expect(found(stageExample(slug, read(check.wrong), read(check.right)).right, slug)).not.toContain(slug)
  })
})
