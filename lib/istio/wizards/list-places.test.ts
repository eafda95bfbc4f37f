import { makePatch } from '@/lib/istio/edit/make-patch'
import { toPointer } from '@/lib/istio/edit/json-pointer'
import { anyJson } from '@/lib/istio/edit/testing/any-json'
import { valueAt } from '@/lib/istio/edit/read-json'
import { setField } from '@/lib/istio/forms/set-field'
import { anyFormed } from '@/lib/istio/forms/testing/any-formed'
import type { Json } from '@/lib/std/json'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { listPlaces, takesRules } from './list-places'
import { wizardForm, wizardKinds } from './wizard-form'
import { type WizardId, WIZARDS } from './wizard-ids'

const ROUTES = 'virtualservices.networking.istio.io'
const RULES = 'destinationrules.networking.istio.io'
const EACH = WIZARDS.flatMap((wizard) => wizardKinds(wizard).map((kind) => [wizard, kind] as const))
const chosen = fc.constantFrom(...EACH)

describe('the places of an object', () => {
  it.each<[string, WizardId, Json, readonly string[]]>([
    ['the rules in their order', 'timeouts-retries', { http: [{ name: 'a' }, {}] }, ['http.0 a', 'http.1']],
    ['none where there are no rules', 'timeouts-retries', {}, []],
    ['none where something else stands', 'timeouts-retries', { http: 'all' }, []],
    ['no rule that is none', 'timeouts-retries', { http: ['x', {}] }, ['http.0 shape', 'http.1']],
    ['no rule that is decided elsewhere', 'mirroring', { http: [{ delegate: { name: 'b' } }] }, ['http.0 delegate']],
    ['no rule without a call', 'fault-injection', { http: [{ redirect: {} }] }, ['http.0 answered']],
    ['every rule where the whole rule is shown', 'request-routing', { http: [{ redirect: {} }] }, ['http.0']],
  ])('are %s', (_, wizard, spec, expected) => {
    expect(listPlaces(wizard, ROUTES, { spec }).map(brief)).toEqual(expected)
  })

  it('are the host and the subsets of a DestinationRule', () => {
    const spec = { subsets: [{ name: 'v1' }, { name: 'v2', trafficPolicy: 0 }, 'v3'] }
    expect(listPlaces('circuit-breaking', RULES, { spec }).map(brief)).toEqual([
      'host',
      'subset.0 v1',
      'subset.1 v2 shape',
      'subset.2 shape',
    ])
  })

  it('are found in any object without failing', () => {
    fc.assert(
      fc.property(chosen, anyJson(), ([wizard, kind], spec) => {
        for (const { at, value } of listPlaces(wizard, kind, { spec })) {
          expect(at[0]).toBe('spec')
          expect(at.length === 1 ? spec : value).toEqual(value)
        }
        expect(typeof takesRules(kind, { spec })).toBe('boolean')
      }),
    )
  })

  it('are the only ones that change when the fields of a wizard are written, and are there again afterwards', () => {
    fc.assert(
      fc.property(
        chosen.chain(([wizard, kind]) =>
          fc.tuple(fc.constant(wizard), fc.constant(kind), anyFormed(wizardForm(wizard, kind)?.fields ?? [])),
        ),
        ([wizard, kind, written]) => {
          const before: Json = {
            metadata: { annotations: { a: '' } },
            spec: { other: 0, http: [{ a: 0 }, { corsPolicy: {} }], rules: [{ a: 0 }, {}], subsets: [{ name: 'v1' }] },
          }
          for (const { at, id } of listPlaces(wizard, kind, before)) {
            const entries = Object.entries(written)
            const after = entries.reduce<Json>((object, [key, value]) => setField(object, [...at, key], value), before)
            const place = toPointer(at)
            for (const { path } of makePatch(before, after))
              expect(path === place || path.startsWith(`${place}/`)).toBe(true)
            const again = listPlaces(wizard, kind, after).find((one) => one.id === id)
            for (const [key, value] of entries) expect(valueAt(again?.value, key)).toEqual(value)
          }
        },
      ),
    )
  })
})

function brief({ id, name, refusal }: ReturnType<typeof listPlaces>[number]): string {
  return [id, name, refusal].filter((part) => typeof part === 'string').join(' ')
}
