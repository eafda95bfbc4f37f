import type { EditRequest } from '@/lib/url/edit-types'

/** An object by its kind id and place. */
export type EditedObject = Pick<EditRequest, 'kind' | 'namespace' | 'name'>

/** What a dialog is opened for: a change, or taking one back. */
export type EditSession =
  | { readonly request: EditRequest; readonly undo?: never }
  | { readonly undo: EditedObject & { readonly change: string }; readonly request?: never }
