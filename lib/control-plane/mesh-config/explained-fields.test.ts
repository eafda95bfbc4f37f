import { expect, test } from 'vitest'
import { explainedField } from './explained-fields'

test.each([
  ['trustDomain', 'trustDomain'],
  ['trustDomainAliases', 'trustDomainAliases'],
  ['defaultConfig.tracing.sampling', 'defaultConfig_tracing'],
  ['defaultConfig.statusPort', 'defaultConfig'],
  ['extensionProviders[otel]', 'extensionProviders'],
  ['trustDomainX', undefined],
  ['', undefined],
])('%s is explained by %s', (path, field) => {
  expect(explainedField(path)).toBe(field)
})
