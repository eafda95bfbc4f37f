import { expect, it } from 'vitest'
import { dashboardConcern } from './dashboard-concern'

it.each([
  ['envoy', 'proxies'],
  ['istiod', 'control-plane'],
  ['ztunnel', 'store'],
  ['pharos', 'store'],
  ['springboot-jvm', 'programs'],
  ['__proto__', 'programs'],
])('the dashboard %s shows what comes from %s', (name, concern) => {
  expect(dashboardConcern(name)).toBe(concern)
})
