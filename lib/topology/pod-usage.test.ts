import { printExpression } from '@/lib/promql/print-expression'
import { describe, expect, it } from 'vitest'
import { planUsage, readUsage } from './pod-usage'

const POD = { namespace: 'istio-system', name: 'istiod-0', address: '10.0.0.1', reports: true }

describe('what the pods of the mesh use', () => {
  it('is asked in one query, by container and by process', () => {
    const query = planUsage([POD], [{ namespace: 'istio-system', name: 'istiod' }])
    expect(query === null ? null : printExpression(query)).toBe(
      [
        '((sum by (namespace, pod) (rate(container_cpu_usage_seconds_total',
        '{namespace=~"istio-system", pod=~"(istiod)(-.*)?", container!~"POD|"}[300s]))',
        ' or sum by (namespace, pod, container) (container_memory_working_set_bytes',
        '{namespace=~"istio-system", pod=~"(istiod)(-.*)?", container!~"POD|"}))',
        String.raw` or sum by (instance) (rate(process_cpu_seconds_total{instance=~"\\[?(10\\.0\\.0\\.1)\\]?:[0-9]+"}[300s])))`,
        String.raw` or sum by (instance, job) (process_resident_memory_bytes{instance=~"\\[?(10\\.0\\.0\\.1)\\]?:[0-9]+"})`,
      ].join(''),
    )
  })

  it('is not asked where nothing runs', () => {
    expect(planUsage([], [])).toBeNull()
  })

  it('takes containers before what a process says of itself, and only finite numbers', () => {
    const at = { instance: '10.0.0.1:15014' }
    const of = { namespace: 'istio-system', pod: 'istiod-0' }
    const series = [
      { labels: of, value: 0.25 },
      { labels: at, value: 0.5 },
      { labels: { ...at, job: 'pods' }, value: 1000 },
      { labels: { ...of, container: 'discovery' }, value: Number.NaN },
      { labels: { namespace: 'istio-system', pod: 'istiod-of-others' }, value: 1 },
    ]
    expect(readUsage(series, [POD, { ...POD, name: 'other', address: null }])).toEqual(
      new Map([['istio-system/istiod-0', { cpu: 0.25, memory: 1000 }]]),
    )
  })

  it('adds up what the containers of a pod hold', () => {
    const of = { namespace: 'istio-system', pod: 'istiod-0' }
    const series = ['discovery', 'istio-proxy'].map((container) => ({ labels: { ...of, container }, value: 10 }))
    expect(readUsage(series, [POD]).get('istio-system/istiod-0')).toEqual({ cpu: null, memory: 20 })
  })

  it('finds instances with addresses of IPv6', () => {
    const series = [{ labels: { instance: '[fd00::1]:15014' }, value: 2 }]
    expect(readUsage(series, [{ ...POD, address: 'fd00::1' }]).get('istio-system/istiod-0')?.cpu).toBe(2)
  })
})
