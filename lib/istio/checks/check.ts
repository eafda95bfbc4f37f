import type { Fix, ObjectRef, Severity } from './finding'
import type { CheckedObject } from './model/checked-object'
import type { KindId } from './model/kinds'
import type { Mesh } from './model/mesh'

/** Where in an object: field names and list indexes. Steps that do not exist are cut off by the engine. */
export type Path = readonly (string | number)[]

/** One slug: what the engine needs to know besides the condition. */
export interface Rule {
  /** `<kind>/<what is wrong>`. */
  readonly slug: string
  /** The KIA and IST codes that may hold, with the severity each has. */
  readonly aliases: Readonly<Record<string, Severity>>
  /** Of findings that hold no alias. */
  readonly severity: Severity
  /** Reported only where `enable` names it. */
  readonly off?: true
  /** Kinds whose absence it takes for a proof: it is skipped where one of them may be incomplete. */
  readonly needs?: readonly KindId[]
}

/** What a check says of one field; the engine makes a finding of it. */
export interface Problem {
  readonly rule: Rule
  readonly path: Path
  /** The codes whose own condition holds; all of the rule's where left out. */
  readonly aliases?: readonly string[]
  /** It holds even where a kind that the rule needs is incomplete: what was looked for is known by itself. */
  readonly proven?: boolean
  /** Fixed by the rule's row; else the highest of the aliases'. */
  readonly severity?: Severity
  /** Our own sentence; it names the object's value and the fact that contradicts it. */
  readonly message: string
  readonly vars?: Readonly<Record<string, string | number | readonly string[]>>
  readonly references?: readonly ObjectRef[]
  readonly fixes?: readonly Fix[]
}

/**
 * A check, or a family that reads the same fields once. It is run for each object of its kinds; it may throw nothing on
 * purpose, and what it reads of other objects it reads through the mesh, which notes it for incremental runs.
 */
export interface CheckOfObject {
  readonly kinds: readonly KindId[] | 'any'
  readonly rules: readonly Rule[]
  readonly run: (object: CheckedObject, mesh: Mesh) => Iterable<Problem>
}
