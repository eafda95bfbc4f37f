import type { ApiFailure } from './api-failure'
import { type JsonObject, withValue } from './json'
import { jsonPatch } from './json-patch'
import { mergePatch } from './merge-patch'
import { strategicMerge } from './strategic-merge'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'

const json = (text: string): unknown => JSON.parse(text)

describe('merge patch (RFC 7386, appendix A)', () => {
  it.each([
    ['{"a":"b"}', '{"a":"c"}', '{"a":"c"}'],
    ['{"a":"b"}', '{"b":"c"}', '{"a":"b","b":"c"}'],
    ['{"a":"b"}', '{"a":null}', '{}'],
    ['{"a":"b","b":"c"}', '{"a":null}', '{"b":"c"}'],
    ['{"a":["b"]}', '{"a":"c"}', '{"a":"c"}'],
    ['{"a":"c"}', '{"a":["b"]}', '{"a":["b"]}'],
    ['{"a":{"b":"c"}}', '{"a":{"b":"d","c":null}}', '{"a":{"b":"d"}}'],
    ['{"a":[{"b":"c"}]}', '{"a":[1]}', '{"a":[1]}'],
    ['["a","b"]', '["c","d"]', '["c","d"]'],
    ['{"e":null}', '{"a":1}', '{"e":null,"a":1}'],
    ['[1,2]', '{"a":"b","c":null}', '{"a":"b"}'],
    ['{}', '{"a":{"bb":{"ccc":null}}}', '{"a":{"bb":{}}}'],
    ['{"__proto__":{"a":1}}', '{"__proto__":{"b":2},"constructor":1}', '{"__proto__":{"a":1,"b":2},"constructor":1}'],
  ])('%s with %s gives %s', (target, patch, expected) => {
    expect(JSON.stringify(mergePatch(json(target), json(patch)))).toBe(JSON.stringify(json(expected)))
  })
  it('changes no prototype and neither argument, whatever the patch', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.jsonValue(), (target, patch) => {
        const before = JSON.stringify([target, patch])
        mergePatch(target, patch)
        return JSON.stringify([target, patch]) === before && Object.keys(Object.prototype).length === 0
      }),
    )
  })
})

describe('JSON patch (RFC 6902, appendix A)', () => {
  it.each([
    ['adds a member', '{"foo":"bar"}', '[{"op":"add","path":"/baz","value":"qux"}]', '{"foo":"bar","baz":"qux"}'],
    [
      'adds into a list',
      '{"foo":["bar","baz"]}',
      '[{"op":"add","path":"/foo/1","value":"q"}]',
      '{"foo":["bar","q","baz"]}',
    ],
    ['adds at the end', '{"foo":["bar"]}', '[{"op":"add","path":"/foo/-","value":["a"]}]', '{"foo":["bar",["a"]]}'],
    ['removes a member', '{"baz":"qux","foo":"bar"}', '[{"op":"remove","path":"/baz"}]', '{"foo":"bar"}'],
    ['removes from a list', '{"foo":[1,2,3]}', '[{"op":"remove","path":"/foo/1"}]', '{"foo":[1,3]}'],
    ['replaces', '{"a":{"b":1}}', '[{"op":"replace","path":"/a/b","value":null}]', '{"a":{"b":null}}'],
    ['moves', '{"a":{"b":1},"c":{}}', '[{"op":"move","from":"/a/b","path":"/c/d"}]', '{"a":{},"c":{"d":1}}'],
    ['moves in a list', '{"a":[1,2,3]}', '[{"op":"move","from":"/a/0","path":"/a/2"}]', '{"a":[2,3,1]}'],
    ['copies', '{"a":[1]}', '[{"op":"copy","from":"/a","path":"/b"}]', '{"a":[1],"b":[1]}'],
    ['tests', '{"a":[1,{"b":2}]}', '[{"op":"test","path":"/a/1","value":{"b":2}}]', '{"a":[1,{"b":2}]}'],
    ['replaces all', '{"a":1}', '[{"op":"replace","path":"","value":{"b":2}}]', '{"b":2}'],
    ['reads escapes', '{"a/b":1,"m~n":2}', '[{"op":"remove","path":"/a~1b"},{"op":"remove","path":"/m~0n"}]', '{}'],
    ['takes __proto__ as a name', '{"a":1}', '[{"op":"add","path":"/__proto__","value":2}]', '{"a":1,"__proto__":2}'],
  ])('%s', (_case, document, patch, expected) => {
    const before = json(document)
    expect(JSON.stringify(jsonPatch(before, json(patch)))).toBe(JSON.stringify(json(expected)))
    expect(before).toEqual(json(document))
  })

  it('replaces a key that is not there, as the real server does', () => {
    expect(jsonPatch({ a: 1 }, json('[{"op":"replace","path":"/b","value":2}]'))).toEqual({ a: 1, b: 2 })
  })
  it.each([
    ['a test that fails', '[{"op":"test","path":"/a","value":2}]'],
    ['a missing item', '[{"op":"replace","path":"/l/2","value":2}]'],
    ['a missing parent', '[{"op":"add","path":"/b/c","value":2}]'],
    ['an index past the end', '[{"op":"add","path":"/l/3","value":2}]'],
    ['an index that is none', '[{"op":"remove","path":"/l/01"}]'],
    ['the end of a list to be read', '[{"op":"remove","path":"/l/-"}]'],
    ['a member of a number', '[{"op":"add","path":"/a/b","value":2}]'],
    ['an inherited member', '[{"op":"copy","from":"/constructor","path":"/b"}]'],
    ['an unknown operation', '[{"op":"merge","path":"/a"}]'],
    ['no value', '[{"op":"add","path":"/b"}]'],
    ['a path without slash', '[{"op":"remove","path":"a"}]'],
    ['no object', '[null]'],
  ])('fails with 422 for %s', (_case, patch) => {
    expect(codeOf(() => jsonPatch({ a: 1, l: [1, 2] }, json(patch)))).toBe(422)
  })

  it('refuses copies that grow without bound', () => {
    const doubling = Array.from({ length: 60 }, (_, i) => ({ op: 'copy', from: '', path: `/${i}` }))
    expect(codeOf(() => jsonPatch({ a: 'x'.repeat(100) }, doubling))).toBe(413)
    expect(
      codeOf(() =>
        jsonPatch(
          {},
          Array.from({ length: 10_001 }, () => ({ op: 'test', path: '', value: {} })),
        ),
      ),
    ).toBe(413)
  })
})

describe('strategic merge patch', () => {
  const pod = {
    spec: {
      containers: [
        { name: 'a', image: 'a:1', env: [{ name: 'X', value: '1' }], ports: [{ containerPort: 80, name: 'http' }] },
        { name: 'b', image: 'b:1' },
      ],
      tolerations: [{ key: 'k' }],
    },
    metadata: { finalizers: ['one', 'two'] },
  }
  const merged = (patch: JsonObject) => strategicMerge(pod, patch)

  it.each<[string, JsonObject, readonly string[], unknown]>([
    [
      'merges containers by name and adds new ones',
      { spec: { containers: [{ name: 'b', image: 'b:2' }, { name: 'c' }] } },
      ['spec', 'containers'],
      [pod.spec.containers[0], { name: 'b', image: 'b:2' }, { name: 'c' }],
    ],
    [
      'deletes an item',
      { spec: { containers: [{ name: 'a', $patch: 'delete' }] } },
      ['spec', 'containers'],
      [pod.spec.containers[1]],
    ],
    [
      'replaces a list',
      { spec: { containers: [{ $patch: 'replace' }, { name: 'z' }] } },
      ['spec', 'containers'],
      [{ name: 'z' }],
    ],
    [
      'puts new items first when nothing is said of their order',
      { spec: { containers: [{ name: 'c' }] } },
      ['spec', 'containers'],
      [{ name: 'c' }, ...pod.spec.containers],
    ],
    [
      'puts items in the order that is wished, others before what they stood before',
      { spec: { '$setElementOrder/containers': [{ name: 'c' }, { name: 'b' }], containers: [{ name: 'c' }] } },
      ['spec', 'containers'],
      [{ name: 'c' }, ...pod.spec.containers],
    ],
    [
      'replaces lists without a key',
      { spec: { tolerations: [{ key: 'n' }] } },
      ['spec', 'tolerations'],
      [{ key: 'n' }],
    ],
    [
      'joins finalizers',
      { metadata: { finalizers: ['two', 'three'] } },
      ['metadata', 'finalizers'],
      ['one', 'two', 'three'],
    ],
    [
      'takes values out of a set',
      { metadata: { '$deleteFromPrimitiveList/finalizers': ['one'] } },
      ['metadata', 'finalizers'],
      ['two'],
    ],
    ['replaces an object', { metadata: { $patch: 'replace', a: 'b' } }, ['metadata'], { a: 'b' }],
    ['removes with null', { metadata: { finalizers: null } }, ['metadata'], {}],
    ['keeps only the keys that are retained', { metadata: { $retainKeys: ['a'], a: 'b' } }, ['metadata'], { a: 'b' }],
  ])('%s', (_case, patch, path, expected) => {
    const result = merged(patch)
    expect(result).toEqual(withValue(result, path, expected))
    expect(Object.keys(result)).toEqual(['spec', 'metadata'])
  })

  it('tells ports of a container by containerPort and those of a service by port', () => {
    const container = merged({ spec: { containers: [{ name: 'a', ports: [{ containerPort: 80, protocol: 'TCP' }] }] } })
    expect(container).toMatchObject({
      spec: { containers: [{ ports: [{ containerPort: 80, name: 'http', protocol: 'TCP' }] }, {}] },
    })
    expect(strategicMerge({ ports: [{ port: 80, name: 'a' }] }, { ports: [{ port: 80, targetPort: 8080 }] })).toEqual({
      ports: [{ port: 80, name: 'a', targetPort: 8080 }],
    })
  })
  it('keeps __proto__ as data', () => {
    const result = strategicMerge({ a: 1 }, json('{"__proto__":{"b":2}}') as JsonObject)
    expect(JSON.stringify(result)).toBe('{"a":1,"__proto__":{"b":2}}')
  })
})

function codeOf(act: () => unknown): number | undefined {
  try {
    act()
    return undefined
  } catch (error) {
    return (error as ApiFailure).body.code
  }
}
