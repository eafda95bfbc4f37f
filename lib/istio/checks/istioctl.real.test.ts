import type { KubeObject } from '@/demo/kube-object'
import { analyzeCluster, analyzeFiles, type IstioctlMessage } from '@/demo/testing/istioctl'
import { WORLD_NAMES, worldNamed } from '@/demo/world/make-world'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { analyze } from './analyze'
import type { Finding, Severity } from './finding'
import { DEPARTURES, type Departure, NEVER_SAID } from './testing/istioctl-departures'
import { COVERAGE } from './testing/coverage'
import { analyzeTexts } from './source/analyze-text'
import { readDocuments } from './source/read-documents'

const FOLDER = join(import.meta.dirname, '__fixtures__/istioctl-corpus')
const CORPORA = ['routing', 'gateways', 'policies', 'workloads', 'control-plane', 'fields'] as const
/** Every cluster has them; no label would be a finding about each. */
const ALWAYS: readonly KubeObject[] = ['default', 'istio-system'].map((name) => ({
  apiVersion: 'v1',
  kind: 'Namespace',
  metadata: { name, labels: { 'istio-injection': 'disabled' } },
}))

describe('what istioctl analyze says', () => {
  const agreed = new Set<string>()

  it.each(CORPORA)('of our broken objects (%s), our codes say too', async (name) => {
    const { theirs, ours } = await judge([...ALWAYS, ...corpus(name)])
    for (const said of ours.keys()) if (theirs.has(said)) agreed.add(codeOf(said))
    expect(differences(theirs, ours)).toEqual(
      DEPARTURES.filter(({ where }) => where === name)
        .map(asLine)
        .sort(),
    )
  })

  it('has each of the codes that we have, in one corpus or other', () => {
    const codes = Object.keys(COVERAGE).filter((code) => code.startsWith('IST'))
    expect(codes.filter((code) => !agreed.has(code))).toEqual(Object.keys(NEVER_SAID))
  })

  it.each(WORLD_NAMES)('of the world %s, our codes say too', async (name) => {
    const { theirs, ours } = await judge(worldNamed(name)({ seed: 1, nowMs: 0 }).objects)
    expect(differences(theirs, ours)).toEqual(
      DEPARTURES.filter(({ where }) => where === name)
        .map(asLine)
        .sort(),
    )
  })
})

it('says of the fields in a file what `pharos analyze` says', async () => {
  const aboutFields = ([said]: readonly [string, string]): boolean => /^IST0(106|133) /.test(said)
  const theirs = (await analyzeFiles([join(FOLDER, 'fields.yaml')])).map(entryOf).filter(aboutFields)
  const { findings } = analyzeTexts([{ name: 'fields.yaml', text: textOf('fields') }])
  const ours = entriesOf(findings).filter(aboutFields)
  const departures = DEPARTURES.filter(({ where, said }) => where === 'fields' && aboutFields([said, '']))
  expect(differences(new Map(theirs), new Map(ours))).toEqual(departures.map(asLine).sort())
})

/** What both say of the same objects: the severity by `CODE Kind namespace/name`. */
async function judge(objects: readonly KubeObject[]) {
  const { messages, held } = await analyzeCluster(objects)
  return {
    theirs: new Map(messages.map(entryOf)),
    ours: new Map(entriesOf(analyze([{ cluster: '', objects: held }]).findings)),
  }
}

function entryOf({ code, origin = '', level }: IstioctlMessage): readonly [string, string] {
  // The same text, which it names as if it were an object.
  const place = origin === 'MeshNetworks istio-system/meshnetworks' ? 'ConfigMap istio-system/istio' : origin
  return [`${code} ${place}`, level]
}

function entriesOf(findings: readonly Finding[]): readonly (readonly [string, Severity])[] {
  return findings.flatMap(({ aliases, aliasSeverity, object }) => {
    const name = object.namespace === '' ? object.name : `${object.namespace}/${object.name}`
    return aliases
      .filter((alias) => alias.startsWith('IST'))
      .map((alias) => [`${alias} ${object.kind} ${name}`, aliasSeverity[alias] ?? 'info'] as const)
  })
}

function differences(theirs: ReadonlyMap<string, string>, ours: ReadonlyMap<string, string>): readonly string[] {
  const missing = [...theirs.keys()].filter((said) => !ours.has(said)).map((said) => `istioctl: ${said}`)
  const more = [...ours.keys()].filter((said) => !theirs.has(said)).map((said) => `ours: ${said}`)
  const other = [...theirs].flatMap(([said, level]) => {
    const own = ours.get(said)
    return own === undefined || own === level ? [] : [`${said}: ${level}, not ${own}`]
  })
  return [...missing, ...more, ...other].sort()
}

function asLine({ who, said }: Departure): string {
  return `${who}: ${said}`
}

function codeOf(said: string): string {
  return said.slice(0, said.indexOf(' '))
}

function corpus(name: string): readonly KubeObject[] {
  const { objects, problems } = readDocuments(textOf(name))
  expect(problems).toEqual([])
  return objects.map(({ value }) => asKubeObject(value))
}

function textOf(name: string): string {
  return readFileSync(join(FOLDER, `${name}.yaml`), 'utf8')
}

function asKubeObject(value: unknown): KubeObject {
  return value as KubeObject
}
