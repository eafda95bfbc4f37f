import { analyze } from '../analyze'
import type { Analysis } from '../engine/analyser'
import type { Finding } from '../finding'
import { field, text } from '../model/json'
import { type KindId, KNOWN_KINDS } from '../model/kinds'
import { readObject } from '../model/read-object'
import type { AnalyzeOptions } from '../options'
import { type Position, readDocuments, type SourceObject, type SourceProblem } from './read-documents'

export interface NamedText {
  /** As it shall be named in answers: a path, or empty. */
  readonly name: string
  readonly text: string
}

/** Where in the texts. */
export interface Located extends Position {
  readonly file: string
}

export interface TextAnalysis extends Omit<Analysis, 'findings'> {
  readonly findings: readonly (Finding & { readonly at: Located | null })[]
  /** Documents that are no YAML. */
  readonly problems: readonly (SourceProblem & { readonly file: string })[]
}

const CONFIG = /\.(istio\.io|gateway\.networking\.k8s\.io)$/

/**
 * Checks files. Unless the options say otherwise, kinds of Istio and of the Gateway API count as complete, and others where the
 * files hold at least one of them: of a Service that nobody named nothing is proven (config-checks.md 1.3).
 */
export function analyzeTexts(texts: readonly NamedText[], options: AnalyzeOptions = {}): TextAnalysis {
  const read = texts.map(({ name, text: source }) => ({ file: name, ...readDocuments(source) }))
  const objects = read.flatMap(({ file, objects: own }) => own.map((object) => ({ file, object })))
  const values = objects.map(({ object }) => object.value)
  const complete = options.complete ?? completeKinds(values)
  const { findings, ...rest } = analyze([{ cluster: '', objects: values }], { ...options, complete })
  const locate = locator(objects)
  return {
    ...rest,
    findings: findings.map((finding) => ({ ...finding, at: locate(finding) })),
    problems: read.flatMap(({ file, problems }) => problems.map((problem) => ({ ...problem, file }))),
  }
}

/** Gives findings their places in texts; those on other objects are left out. */
export function locateFindings(
  texts: readonly { readonly file: string; readonly objects: readonly SourceObject[] }[],
  findings: readonly Finding[],
): TextAnalysis['findings'] {
  const locate = locator(texts.flatMap(({ file, objects }) => objects.map((object) => ({ file, object }))))
  return findings.flatMap((finding) => {
    const at = locate(finding)
    return at === null ? [] : [{ ...finding, at }]
  })
}

/** Checks objects that stand in no text. */
export function analyzeObjects(objects: readonly unknown[], options: AnalyzeOptions = {}): TextAnalysis {
  const { findings, ...rest } = analyze([{ cluster: '', objects }], options)
  return { ...rest, findings: findings.map((finding) => ({ ...finding, at: null })), problems: [] }
}

function completeKinds(values: readonly unknown[]): readonly KindId[] {
  const present = new Set(
    values.map((value) => `${text(field(value, 'apiVersion')) ?? ''} ${text(field(value, 'kind')) ?? ''}`),
  )
  return KNOWN_KINDS.filter(
    ({ id, group, kind, versions }) =>
      CONFIG.test(id) ||
      versions.some((version) => present.has(`${group === '' ? '' : `${group}/`}${version} ${kind}`)),
  ).map(({ id }) => id)
}

interface Held {
  readonly file: string
  readonly object: SourceObject
}

/** Of two objects of one name the later counts, so the finding is about it. */
function locator(objects: readonly Held[]): (finding: Finding) => Located | null {
  const byKey = new Map<string, Held>()
  for (const held of objects) {
    const { object, malformed } = readObject(held.object.value, '')
    if (object !== undefined) byKey.set(`${object.kindId} ${object.key}`, held)
    else if (malformed !== undefined) byKey.set(`${malformed.kind} ${malformed.namespace}/${malformed.name}`, held)
  }
  return ({ object, steps }) => {
    const key = `${object.namespace}/${object.name}`
    const held = byKey.get(`${object.kindId} ${key}`) ?? byKey.get(`${object.kind} ${key}`)
    return held === undefined ? null : { file: held.file, ...held.object.positionOf(steps) }
  }
}
