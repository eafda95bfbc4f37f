import type { LabelSet } from '@/lib/istio/edit/editable-kinds'
import type { RowProblem } from '@/lib/istio/edit/labels/judge-rows'

/** The editor of labels and annotations. */
export const labels = {
  form: 'Labels and annotations of {name}',
  reading: 'Reading them from the API server',
  failed: 'Labels and annotations could not be read',
  retry: 'Read again',
  set: {
    labels: 'Labels',
    annotations: 'Annotations',
    podLabels: 'Labels of its pods',
    podAnnotations: 'Annotations of its pods',
  } satisfies Record<LabelSet, string>,
  ofPods: 'A change replaces the pods that run.',
  none: 'None.',
  keyOf: '{set}: key {number, number}',
  valueOf: '{set}: value of {key}',
  valueOfNew: '{set}: value of a new key',
  key: 'Key',
  empty: 'Empty',
  remove: 'Remove {key}',
  removeNew: 'Remove the row without a key',
  add: {
    labels: 'Add label',
    annotations: 'Add annotation',
    podLabels: 'Add label of its pods',
    podAnnotations: 'Add annotation of its pods',
  } satisfies Record<LabelSet, string>,
  problems: {
    keyMissing: 'Give it a key, or remove the row.',
    keyTwice: 'This key is there already.',
    keyForm: 'A key is made of letters, digits, “-”, “_” and “.”, and begins and ends with a letter or digit.',
    keyLong: 'The part after the slash has at most 63 characters.',
    prefixForm: 'What stands before the slash is a domain in small letters, as istio.io.',
    valueForm: 'A value is made of letters, digits, “-”, “_” and “.”, and begins and ends with a letter or digit.',
    valueLong: 'A value has at most 63 characters.',
    annotationsLarge: 'All annotations together hold at most 256 KiB.',
  } satisfies Record<RowProblem, string>,
  kept: '{count, plural, one {One more is kept by Kubernetes or kubectl and stays as it is: {keys}} other {# more are kept by Kubernetes or kubectl and stay as they are: {keys}}}',
  missingRight: 'To change them you need the right to {right}.',
  preview: 'Preview change',
  cancel: 'Cancel',
} as const
