import { expect, it } from 'vitest'
import { nameSpans } from './name-spans'

it('proposes what is not configured already', () => {
  expect(nameSpans({ template: '{app}', limited: false })[2]).toContain('service_name: auto')
  expect(nameSpans({ template: 'auto', limited: false })[2]).not.toContain('auto')
})

it('says nothing of workloads that may not be seen', () => {
  expect(nameSpans({ template: 'auto', limited: true })[0]).toContain('a visible workload')
})
