import type { CheckOfObject, Problem } from '../check'
import type { Finding } from '../finding'
import type { CheckedObject } from '../model/checked-object'
import type { KindId } from '../model/kinds'
import { KNOWN_KINDS } from '../model/kinds'
import { judgedObjects } from '../model/listed'
import type { Mesh, Read } from '../model/mesh'
import { type Views, views } from '../model/views'
import type { Skipped } from './analyser'
import { failedCheck } from './internal-error'
import { mergeFindings } from './merge-findings'
import { isEnabled, isSuppressed } from './suppress'
import { toFinding } from './to-finding'

interface Verdict {
  readonly findings: readonly Finding[]
  readonly suppressed: number
}

/** A verdict, and the mesh by which it was given. */
interface Given {
  readonly verdict: Verdict
  readonly view: Mesh
}

interface Outcome extends Verdict {
  readonly skipped: readonly Skipped[]
}

const NOTHING: Verdict = { findings: [], suppressed: 0 }
/** Objects between two chances for others. */
const STEP = 50

/** One check on one mesh, with its last verdicts. */
export class CheckRunner {
  readonly #check: CheckOfObject
  readonly #mesh: Mesh
  readonly #mayKeep: boolean
  #reads: ReadonlyMap<Read, number> = new Map()
  #views: Views | undefined
  #verdicts = new Map<CheckedObject, Given>()
  #lists: readonly (readonly CheckedObject[])[] = []
  #outcome: Outcome | undefined

  constructor(check: CheckOfObject, mesh: Mesh, mayKeep: boolean) {
    this.#check = check
    this.#mesh = mesh
    this.#mayKeep = mayKeep
  }

  *steps(): Generator<undefined, Outcome> {
    const kinds = this.#check.kinds === 'any' ? KNOWN_KINDS.map(({ id }) => id) : this.#check.kinds
    const isCurrent = this.#mayKeep && this.#mesh.isCurrent(this.#reads)
    const lists = kinds.map((kind) => judgedObjects(this.#mesh, kind))
    const ofControlPlanes = views(this.#mesh)
    const isSame = ofControlPlanes === this.#views && lists.every((list, i) => list === this.#lists[i])
    if (isCurrent && this.#outcome !== undefined && isSame) return this.#outcome
    const old = isCurrent ? this.#verdicts : new Map<CheckedObject, Given>()
    const reads = new Map(old.size > 0 ? this.#reads : [])
    const verdicts = new Map<CheckedObject, Given>()
    const findings: Finding[] = []
    let suppressed = 0
    let sinceStep = 0
    for (const list of lists) {
      for (const object of list) {
        const view = ofControlPlanes.viewOf(object)
        let given = old.get(object)
        if (given?.view !== view) {
          const observed = this.#mesh.observe(() => this.#judge(object, view))
          given = { verdict: observed.value, view }
          for (const [read, version] of observed.reads) reads.set(read, version)
          sinceStep += 1
          if (sinceStep % STEP === 0) yield
        }
        const { verdict } = given
        verdicts.set(object, given)
        if (verdict.findings.length > 0) findings.push(...verdict.findings)
        suppressed += verdict.suppressed
      }
    }
    this.#verdicts = verdicts
    this.#views = ofControlPlanes
    this.#reads = reads
    this.#lists = lists
    this.#outcome = { findings, suppressed, skipped: verdicts.size > 0 ? this.#skipped() : [] }
    return this.#outcome
  }

  #judge(object: CheckedObject, view: Mesh): Verdict {
    let problems: readonly Problem[]
    try {
      problems = [...this.#check.run(object, view)]
    } catch (thrown) {
      return { findings: [failedCheck(object, this.#check, thrown)], suppressed: 0 }
    }
    if (problems.length === 0) return NOTHING
    const { options } = this.#mesh
    const isComplete = (kind: KindId): boolean => this.#mesh.isComplete(kind)
    const provable = problems.filter(({ rule, proven }) => proven === true || (rule.needs ?? []).every(isComplete))
    const all = mergeFindings(
      provable.map((problem) => toFinding(object, problem, options.severity?.[problem.rule.slug])),
    )
    const off = new Set(problems.filter(({ rule }) => rule.off).map(({ rule }) => rule.slug))
    const on = all.filter((finding) => !off.has(finding.check) || isEnabled(finding, options))
    const findings = on.filter((finding) => !isSuppressed(finding, object.annotations, options))
    return { findings, suppressed: on.length - findings.length }
  }

  #skipped(): readonly Skipped[] {
    return this.#check.rules
      .filter((rule) => rule.off === undefined)
      .flatMap(({ slug, needs = [] }) =>
        needs.filter((kind) => !this.#mesh.isComplete(kind)).map((kindId) => ({ check: slug, kindId })),
      )
  }
}
