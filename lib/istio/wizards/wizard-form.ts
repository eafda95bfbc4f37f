import { valueAt } from '@/lib/istio/edit/read-json'
import type { FormField } from '@/lib/istio/forms/form-field'
import { findForm } from '@/lib/istio/forms/forms'
import type { Json } from '@/lib/std/json'
import type { WizardId } from './wizard-ids'

/** The kinds of objects that wizards make. */
const MADE_KINDS = [
  'virtualservices.networking.istio.io',
  'destinationrules.networking.istio.io',
  'httproutes.gateway.networking.k8s.io',
  'grpcroutes.gateway.networking.k8s.io',
  'gateways.gateway.networking.k8s.io',
] as const
export type MadeKind = (typeof MADE_KINDS)[number]
/** The kinds of objects that wizards change. */
const WIZARD_KINDS = [...MADE_KINDS, 'gateways.networking.istio.io'] as const
export type WizardKind = (typeof WIZARD_KINDS)[number]

/** The part of the form of a kind that a wizard shows. */
export interface WizardForm {
  /** About the object as a whole: fields of its `spec`. */
  readonly head: readonly FormField[]
  /** Of the place that was chosen: a rule, or a traffic policy. */
  readonly fields: readonly FormField[]
  /** The fields are all that the form knows of the place: what else stands there is shown locked. */
  readonly whole: boolean
}

/** Keys of the fields that a wizard shows of a place; `all`: the whole form. */
const SHOWN: Readonly<Record<WizardId, Readonly<Partial<Record<WizardKind, readonly string[] | 'all'>>>>> = {
  'request-routing': {
    'virtualservices.networking.istio.io': 'all',
    'httproutes.gateway.networking.k8s.io': 'all',
    'grpcroutes.gateway.networking.k8s.io': 'all',
  },
  'fault-injection': { 'virtualservices.networking.istio.io': ['match', 'fault'] },
  'timeouts-retries': {
    'virtualservices.networking.istio.io': ['match', 'timeout', 'retries'],
    'httproutes.gateway.networking.k8s.io': ['matches', 'timeouts'],
  },
  mirroring: {
    'virtualservices.networking.istio.io': ['match', 'mirrors', 'mirror', 'mirrorPercentage'],
    'httproutes.gateway.networking.k8s.io': ['matches', 'filters'],
    'grpcroutes.gateway.networking.k8s.io': ['matches', 'filters'],
  },
  'circuit-breaking': { 'destinationrules.networking.istio.io': 'all' },
  'http-route': { 'httproutes.gateway.networking.k8s.io': 'all' },
  'grpc-route': { 'grpcroutes.gateway.networking.k8s.io': 'all' },
  gateway: {
    'gateways.gateway.networking.k8s.io': 'all',
    'httproutes.gateway.networking.k8s.io': 'all',
    'gateways.networking.istio.io': 'all',
  },
}
/** What a wizard is about stands open, though the form of the object folds it. */
const OPEN: Readonly<Partial<Record<WizardId, readonly string[]>>> = {
  'circuit-breaking': ['connectionPool', 'outlierDetection'],
}
const HEAD = ['hosts', 'gateways', 'host', 'parentRefs', 'hostnames']
/** Where the places of a kind stand; a Gateway is one place. */
const LISTS: Readonly<Record<WizardKind, string | undefined>> = {
  'virtualservices.networking.istio.io': 'http',
  'destinationrules.networking.istio.io': 'trafficPolicy',
  'httproutes.gateway.networking.k8s.io': 'rules',
  'grpcroutes.gateway.networking.k8s.io': 'rules',
  'gateways.gateway.networking.k8s.io': undefined,
  'gateways.networking.istio.io': undefined,
}

/** Undefined: the wizard does not act on this kind. */
export function wizardForm(wizard: WizardId, kind: WizardKind): WizardForm | undefined {
  const keys = SHOWN[wizard][kind]
  const form = findForm(kind)
  if (keys === undefined || form === undefined) return undefined
  const list = LISTS[kind]
  if (list === undefined) return { head: [], fields: form, whole: true }
  const places = form.find(({ key }) => key === list)
  const fields = places !== undefined && 'fields' in places ? places.fields : []
  return {
    head: form.filter(({ key }) => HEAD.includes(key)),
    fields: fields
      .filter(({ key }) => keys === 'all' || keys.includes(key))
      .map((field) => (keys !== 'all' || OPEN[wizard]?.includes(field.key) === true ? unfolded(field) : field)),
    whole: keys === 'all',
  }
}

const OLD = ['mirror', 'mirrorPercentage']

/** The fields that are shown of a place: the old way to mirror only where it is used. */
export function shownFields({ fields }: WizardForm, value: Json | undefined): readonly FormField[] {
  const isOld = OLD.some((key) => valueAt(value, key) !== undefined)
  return isOld ? fields : fields.filter(({ key }) => !OLD.includes(key))
}

function unfolded(field: FormField): FormField {
  return 'fields' in field ? { ...field, folded: false } : field
}

/** The kinds on which a wizard acts. */
export function wizardKinds(wizard: WizardId): readonly WizardKind[] {
  return WIZARD_KINDS.filter((kind) => SHOWN[wizard][kind] !== undefined)
}

/** The kinds of which a wizard makes new objects; the first is the usual one. */
export function madeKinds(wizard: WizardId): readonly MadeKind[] {
  return MADE_KINDS.filter((kind) => SHOWN[wizard][kind] !== undefined)
}
