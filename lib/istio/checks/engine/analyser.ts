import { groupBy } from '@/lib/std/group-by'
import { ALL_CHECKS } from '../all-checks'
import { judgeKubernetesVersion } from '../control-plane/kubernetes-version'
import type { Finding } from '../finding'
import type { CheckedObject } from '../model/checked-object'
import type { KindId } from '../model/kinds'
import { Mesh } from '../model/mesh'
import { type Malformed, readObject } from '../model/read-object'
import type { AnalyzeOptions } from '../options'
import { CheckRunner } from './check-runner'
import { malformedFinding } from './malformed-finding'
import { orderFindings } from './order-findings'
import { isSuppressed } from './suppress'

/** A slug that was not run on some objects, because the kind may be incomplete in the input. */
export interface Skipped {
  readonly check: string
  readonly kindId: KindId
}

export interface AnalysisStats {
  /** Objects of known kinds. */
  readonly objects: number
  readonly suppressed: number
  readonly unknownKinds: number
  readonly errors: number
  readonly warnings: number
  readonly infos: number
}

export interface Analysis {
  /** In the order of config-checks.md 5.1. */
  readonly findings: readonly Finding[]
  readonly skipped: readonly Skipped[]
  readonly stats: AnalysisStats
}

interface Place {
  readonly mesh: Mesh
  readonly runners: readonly CheckRunner[]
  kinds: ReadonlySet<KindId>
  malformed: readonly Malformed[]
  unknownKinds: number
}

/**
 * Holds a mesh and what the checks said of it: after a change only those run again that read a kind that changed, and those
 * of the objects that are new. The answer is that of a full run.
 */
export class Analyser {
  readonly #options: AnalyzeOptions
  readonly #places: ReadonlyMap<string, Place>

  constructor(clusters: readonly string[], options: AnalyzeOptions = {}) {
    this.#options = options
    const meshes: Mesh[] = []
    for (const cluster of new Set(clusters)) meshes.push(new Mesh(cluster, options, meshes))
    this.#places = new Map(meshes.map((mesh) => [mesh.cluster, toPlace(mesh, meshes.length > 1)]))
  }

  /** Takes in all objects of a cluster, as the wire has them. */
  read(cluster: string, wires: Iterable<unknown>): void {
    const objects: CheckedObject[] = []
    const malformed: Malformed[] = []
    let unknownKinds = 0
    for (const wire of wires) {
      const read = readObject(wire, cluster)
      if (read.object !== undefined) objects.push(read.object)
      else if (read.malformed !== undefined) malformed.push(read.malformed)
      else unknownKinds += 1
    }
    this.take(cluster, objects, { malformed, unknownKinds })
  }

  /** Takes in all objects of a cluster. Those that stayed must be the same by identity, or they count as changed. */
  take(
    cluster: string,
    objects: readonly CheckedObject[],
    rest: { readonly malformed: readonly Malformed[]; readonly unknownKinds: number } = {
      malformed: [],
      unknownKinds: 0,
    },
  ): void {
    const place = this.#places.get(cluster)
    if (place === undefined) return
    const byKind = groupBy(objects, ({ kindId }) => kindId)
    for (const kind of place.kinds) if (!byKind.has(kind)) place.mesh.set(kind, [])
    for (const [kind, some] of byKind) place.mesh.set(kind, lastOfEach(some))
    place.kinds = new Set(byKind.keys())
    place.malformed = rest.malformed
    place.unknownKinds = rest.unknownKinds
  }

  /** Asks something of the objects of a cluster as they were taken in. */
  ask<T>(cluster: string, question: (mesh: Mesh) => T): T | undefined {
    const place = this.#places.get(cluster)
    return place === undefined ? undefined : question(place.mesh)
  }

  run(): Analysis {
    const steps = this.steps()
    for (;;) {
      const { done, value } = steps.next()
      if (done === true) return value
    }
  }

  /** The same in small steps, so that the caller can let others have the processor in between. */
  *steps(): Generator<undefined, Analysis> {
    const findings: Finding[] = []
    const skipped = new Map<string, Skipped>()
    let suppressed = 0
    for (const { mesh, runners, malformed } of this.#places.values()) {
      findings.push(...malformed.map((one) => malformedFinding(mesh.cluster, one)))
      for (const finding of judgeKubernetesVersion(mesh)) {
        if (isSuppressed(finding, {}, this.#options)) suppressed += 1
        else findings.push(finding)
      }
      for (const runner of runners) {
        const outcome = yield* runner.steps()
        findings.push(...outcome.findings)
        suppressed += outcome.suppressed
        for (const one of outcome.skipped) skipped.set(`${one.check} ${one.kindId}`, one)
      }
    }
    const shown = this.#shown(findings)
    return { findings: orderFindings(shown), skipped: [...skipped.values()], stats: this.#stats(shown, suppressed) }
  }

  #shown(findings: readonly Finding[]): readonly Finding[] {
    const { namespaces } = this.#options
    return namespaces === undefined ? findings : findings.filter(({ object }) => namespaces.includes(object.namespace))
  }

  #stats(findings: readonly Finding[], suppressed: number): AnalysisStats {
    const count = (severity: Finding['severity']): number => findings.filter((one) => one.severity === severity).length
    const places = [...this.#places.values()]
    return {
      objects: places.reduce(
        (sum, { mesh, kinds }) => sum + [...kinds].reduce((all, kind) => all + mesh.raw(kind).length, 0),
        0,
      ),
      suppressed,
      unknownKinds: places.reduce((sum, place) => sum + place.unknownKinds, 0),
      errors: count('error'),
      warnings: count('warning'),
      infos: count('info'),
    }
  }
}

/** @param shared the checks may read other clusters, of which nothing is noted: then all run each time */
function toPlace(mesh: Mesh, shared: boolean): Place {
  return {
    mesh,
    runners: ALL_CHECKS.map((check) => new CheckRunner(check, mesh, !shared)),
    kinds: new Set(),
    malformed: [],
    unknownKinds: 0,
  }
}

/** With two objects of one name the later input counts. */
function lastOfEach(objects: readonly CheckedObject[]): readonly CheckedObject[] {
  const last = new Map(objects.map((object) => [object.key, object]))
  return last.size === objects.length ? objects : [...last.values()]
}
