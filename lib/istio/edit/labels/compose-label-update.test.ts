import { makeBare } from '@/lib/std/bare-record'
import type { Json, JsonRecord } from '@/lib/std/json'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { applyPatch } from '../apply-patch'
import { composeLabelUpdate } from './compose-label-update'
import { labelPart } from './label-part'

type Texts = Readonly<Record<string, string>>

function deployment(labels: Texts | undefined, podLabels: Texts, rest: object = {}): JsonRecord {
  return {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: { name: 'reviews-v2', namespace: 'bookinfo', ...(labels === undefined ? {} : { labels }) },
    spec: {
      replicas: 1,
      template: { metadata: { labels: podLabels }, spec: { containers: [{ name: 'a' }] } },
      ...rest,
    },
  }
}

const LIVE = deployment({ version: 'v2', app: 'reviews' }, { app: 'reviews' })

describe('a change of labels', () => {
  it('touches the changed key alone, though the texts leave out all else', () => {
    const began = labelPart(LIVE)
    const after = labelPart(deployment({ version: 'v3', app: 'reviews' }, { app: 'reviews' }))
    expect(composeLabelUpdate(began, after, LIVE)).toMatchObject({
      patch: [{ op: 'replace', path: '/metadata/labels/version', value: 'v3' }],
      wanted: { spec: { replicas: 1 } },
      conflicts: [],
      kept: [],
    })
  })

  it.each<[string, JsonRecord, readonly string[]]>([
    ['replicas', deployment({}, {}, { replicas: 0 }), ['spec.replicas']],
    ['a container', deployment({}, {}, { template: { metadata: {}, spec: {} } }), ['spec.template.spec.containers']],
  ])('refuses %s by name', (_, after, refused) => {
    expect(composeLabelUpdate(deployment({}, {}), after, LIVE)).toEqual({ refused })
  })

  it('refuses what stands in the pod template of a Service by name', () => {
    const service: JsonRecord = { ...LIVE, apiVersion: 'v1', kind: 'Service' }
    const after: JsonRecord = { ...deployment({}, { app: 'x' }), apiVersion: 'v1', kind: 'Service' }
    expect(composeLabelUpdate(service, after, service)).toEqual({ refused: ['spec.template.metadata.labels.app'] })
  })

  const KEYS = ['app', 'a/b', 'a.b/c~d', 'constructor', '__proto__', '']
  const texts = fc
    .uniqueArray(fc.tuple(fc.constantFrom(...KEYS), fc.constantFrom('', '0', 'v1', '‮')), { selector: ([key]) => key })
    .map((entries) => {
      const record = makeBare<string>({})
      for (const [key, value] of entries) record[key] = value
      return record
    })

  it('makes of the labels what the text says, and leaves every other byte alone', () => {
    fc.assert(
      fc.property(fc.option(texts, { nil: undefined }), texts, texts, texts, (was, now, podsWere, podsAre) => {
        const live = deployment(was, podsWere)
        const update = composeLabelUpdate(labelPart(live), labelPart(deployment(now, podsAre)), live)
        if ('refused' in update) throw new Error(update.refused.join())
        const made = applyPatch(live, update.patch)
        expect(made).toEqual({ ok: true, value: update.wanted })
        expect(update.wanted).toEqual(deployment(now, podsAre))
        const places = update.patch.map(({ path }) => path)
        for (const place of places) expect(place).toMatch(/^(\/spec\/template)?\/metadata\/labels(\/|$)/)
      }),
    )
  })

  it('keeps what somebody else changed meanwhile, and names what both did', () => {
    const began: Json = labelPart(LIVE)
    const after = labelPart(deployment({ version: 'v3', app: 'reviews' }, { app: 'reviews' }))
    const theirs = deployment({ version: 'v2', app: 'other' }, { app: 'reviews' })
    expect(composeLabelUpdate(began, after, theirs)).toMatchObject({
      kept: ['metadata.labels.app'],
      wanted: { metadata: { labels: { version: 'v3', app: 'other' } } },
    })
    const both = composeLabelUpdate(began, after, deployment({ version: 'v9', app: 'reviews' }, {}))
    expect(both).toMatchObject({ conflicts: [{ at: ['metadata', 'labels', 'version'] }] })
  })
})
