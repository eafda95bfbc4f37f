import { readYamlDocuments } from '@/lib/yaml/read-yaml'
import { describe, expect, it } from 'vitest'
import { ALL_RULES } from '../all-rules'
import { describeCheck, describeChecks } from './describe-check'
import { FIELD_DOCS } from './field-docs'
import { GATEWAY_DOCS } from './gateway-docs'
import { OBJECT_DOCS } from './object-docs'
import { OWN_EXAMPLES } from './own-examples'
import { PLATFORM_DOCS } from './platform-docs'
import { SECURITY_DOCS } from './security-docs'
import { SHARED_DOCS } from './shared-docs'
import { TRAFFIC_DOCS } from './traffic-docs'

const SLUGS = ALL_RULES.map(({ slug }) => slug)

describe('what is said of checks', () => {
  it('is there for each of them', () => {
    expect(SLUGS.filter((slug) => describeCheck(slug) === undefined)).toEqual([])
    expect(describeChecks().map(({ slug }) => slug)).toEqual(SLUGS.toSorted())
  })

  it('is said of nothing else', () => {
    const ofOne = [FIELD_DOCS, GATEWAY_DOCS, OBJECT_DOCS, PLATFORM_DOCS, SECURITY_DOCS, TRAFFIC_DOCS].flatMap(
      Object.keys,
    )
    expect(ofOne.filter((slug) => !SLUGS.includes(slug))).toEqual([])
    const suffixes = SLUGS.map((slug) => slug.slice(slug.indexOf('/') + 1))
    expect(Object.keys(SHARED_DOCS).filter((suffix) => !suffixes.includes(suffix))).toEqual([])
    expect(Object.keys(OWN_EXAMPLES).filter((slug) => !SLUGS.includes(slug))).toEqual([])
    expect(describeCheck('virtual-service/nothing')).toBeUndefined()
  })

  it.each(describeChecks().flatMap(({ slug, wrong, right }) => [[slug, wrong] as const, [slug, right] as const]))(
    'shows YAML: %s',
    (_, example) => {
      expect(readYamlDocuments(example)).toMatchObject({ ok: true })
    },
  )

  it.each(describeChecks().map((check) => [check.slug, check] as const))('is whole sentences: %s', (_, check) => {
    for (const text of [check.meaning, check.remedy]) expect(text).toMatch(/^\S.*[.]$/)
  })
})
