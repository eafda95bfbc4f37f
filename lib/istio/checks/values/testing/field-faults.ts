import type { KindId } from '@/lib/istio/checks/model/kinds'
import { wire } from '@/lib/istio/checks/testing/objects'
import { analyze } from '@/lib/istio/checks/analyze'

/** What the checks of fields say of an object of the namespace `shop`: `suffix path`, or `suffix path (doubtful)` for warnings. */
export function fieldFaults(kind: KindId, spec: unknown, rest: Parameters<typeof wire>[3] = {}): readonly string[] {
  const { findings } = analyze([{ cluster: 'east', objects: [wire(kind, 'shop/one', spec, rest)] }])
  return findings
    .filter(({ check }) => /\/invalid-|internal-error/.test(check))
    .map(({ check, path, severity }) => {
      return `${check.replace(/^.*\/invalid-/, '')} ${path}${severity === 'warning' ? ' (doubtful)' : ''}`
    })
}
