import type { PatchOperation } from '@/lib/istio/edit/patch-operation'
import type { SchemaProblem } from '@/lib/openapi/schema-problem'
import type { YamlProblem, YamlProblemCode } from './yaml-problem'
import type { PathStep } from './source-node'

/** A change of a text: what stands at `from`–`to` is replaced. */
export interface TextEdit {
  readonly from: number
  readonly to: number
  readonly insert: string
}

/** A way out that changes the text and nothing else. */
export interface TextFix {
  /** What it does, or the text that shall stand there. */
  readonly title: { readonly sentence: string } | { readonly replacement: string }
  readonly edits: readonly TextEdit[]
}

/** Something to say about a place of a text. */
export interface TextMark {
  readonly from: number
  readonly to: number
  readonly line: number
  readonly severity: 'error' | 'warning' | 'info'
  /** Who says it: the reader of YAML, the cluster's schema, a check. */
  readonly source: 'yaml' | 'schema' | 'check'
  /** A sentence, or what the messages have one for. */
  readonly message:
    | { readonly sentence: string }
    | { readonly yaml: YamlProblemCode; readonly values: YamlProblem['values'] }
    | { readonly schema: SchemaProblem['code']; readonly values: SchemaProblem['values'] }
  readonly fixes: readonly TextFix[]
  /** Of the check that says it. */
  readonly check?: string
}

/** What is known of a field of the object that the text is. A check's finding fits. */
export interface FieldFinding {
  readonly severity: TextMark['severity']
  readonly steps: readonly PathStep[]
  readonly message: string
  /** Its slug. */
  readonly check?: string
  readonly fixes?: readonly { readonly title: string; readonly patch?: readonly PatchOperation[] }[]
}
