/**
 * Whether a value keeps a rule; a text says why the rule could not be worked out.
 *
 * @param old the value before the update; undefined on creation and where nobody can tell.
 */
export type Predicate = (value: unknown, old: unknown) => boolean | string

/** A rule that CustomResourceDefinitions write in CEL, known by its message. */
export type Rule = readonly [message: string, keeps: Predicate]
