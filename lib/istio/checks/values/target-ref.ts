import type { FieldPlace } from './field-place'
import { type FieldProblems, wrong } from './field-problem'
import { quoted } from './quoted'

const TARGETS = [
  '/Service',
  'networking.istio.io/ServiceEntry',
  'gateway.networking.k8s.io/Gateway',
  'gateway.networking.k8s.io/GatewayClass',
]

/** V12: `targetRef` and `targetRefs` of a policy. */
export function* judgeTargets(object: FieldPlace): FieldProblems {
  const spec = object.field('spec')
  const refs = [spec.field('targetRef'), ...spec.field('targetRefs').items()].filter(({ present }) => present)
  for (const ref of refs) {
    if (!ref.field('name').filled) yield wrong(ref.field('name'), 'The target has no name.')
    if (ref.field('namespace').filled)
      yield wrong(
        ref.field('namespace'),
        'A policy applies to targets of its own namespace only: remove the namespace.',
      )
    const [group, kind] = [ref.field('group').text() ?? '', ref.field('kind').text() ?? '']
    if (!TARGETS.includes(`${group === 'core' ? '' : group}/${kind}`))
      yield wrong(
        ref.field('kind'),
        `${quoted(group === '' ? kind : `${kind} of ${group}`)} cannot be a target: Service, ServiceEntry, Gateway and GatewayClass can.`,
      )
  }
  const ways = ['selector', 'targetRef', 'targetRefs'].filter((name) =>
    name === 'targetRefs' ? spec.field(name).filled : spec.field(name).present,
  )
  const last = ways.at(-1)
  if (last !== undefined && ways.length > 1)
    yield wrong(spec.field(last), `A policy has one of ${ways.join(' and ')}, not several.`)
}
