import type { EditRequest, StepResult } from '@/lib/url/edit-types'

/** An object by its kind id and place. */
export type EditedObject = Pick<EditRequest, 'kind' | 'namespace' | 'name'>

/** What a dialog is opened for: changes that are made together, or taking such back. */
export type EditSession =
  | { readonly changes: readonly EditRequest[]; readonly undo?: never }
  | {
      /** `objects`: what was changed, at least one. */
      readonly undo: { readonly change: string; readonly objects: readonly EditedObject[] }
      readonly changes?: never
    }

/** The objects of a session. */
export function objectsOf({ changes, undo }: EditSession): readonly EditedObject[] {
  return changes ?? undo.objects
}

/** Of what a record is about, what is still changed and can be taken back. */
export function changedOf(objects: readonly StepResult[]): readonly EditedObject[] {
  return objects.filter(({ outcome }) => outcome === 'applied')
}
