/** What the embedded server does otherwise than the real one, and is left so. */
export interface KnownDifference {
  readonly step: string
  /** The lines that only the real server's outcome has. */
  readonly real: readonly string[]
  /** The lines that only the embedded server's outcome has. */
  readonly demo: readonly string[]
  readonly because: string
}

const WORDING = 'The refusal is the same; its words are those of another parser or of another store.'
const QUIRK =
  'The part of the real server that serves custom kinds takes methods where others refuse them; no client asks for it.'
const FILTERS = 'istiod warns of EnvoyFilters; the embedded server passes no warnings of a webhook on.'
const PODS = 'Admission of pods: tolerations of failing nodes, and a class of service.'

const WRONG_SHAPE =
  'err: Error from server (BadRequest): metadata has the wrong shape: it holds texts and maps of texts'
const WARNING =
  'err: Warning: EnvoyFilter exposes internal implementation details that may change at any time. Prefer other APIs if possible, and exercise extreme caution, especially around upgrades.'

export const KNOWN_DIFFERENCES: readonly KnownDifference[] = [
  { step: 'every-kind / creates one of each', real: [WARNING], demo: [], because: FILTERS },
  { step: 'every-kind / changes each', real: [WARNING], demo: [], because: FILTERS },
  { step: 'every-kind / patches each', real: [WARNING], demo: [], because: FILTERS },
  { step: 'every-kind / reads them back', real: admittedPod('every'), demo: [], because: PODS },
  { step: 'reading / a list', real: [...admittedPod('web-a'), ...admittedPod('web-b')], demo: [], because: PODS },
  {
    step: 'reading / a selector that is none',
    real: [
      `err: Error from server (BadRequest): Unable to find "/v1, Resource=pods" that match label selector "a=b=c", field selector "": found '=', expected: ',' or 'end of string'`,
    ],
    demo: [
      'err: Error from server (BadRequest): Unable to find "/v1, Resource=pods" that match label selector "a=b=c", field selector "": unable to parse requirement: "a=b=c"',
    ],
    because: WORDING,
  },
  {
    step: 'reading / a page that was never begun',
    real: [
      "err: Error from server (BadRequest): invalid continue token: continue key is not valid: invalid character '\\u009e' looking for beginning of value",
    ],
    demo: ['err: Error from server (BadRequest): continue key is not valid: illegal base64 data or wrong content'],
    because: WORDING,
  },
  {
    step: 'creating / no JSON',
    real: [
      `err: Error from server (BadRequest): the object provided is unrecognized (must be of type VirtualService): couldn't get version/kind; json parse error: unexpected end of JSON input ({"kind":)`,
    ],
    demo: [
      'err: Error from server (BadRequest): the body of the request is not valid: SyntaxError: Unexpected end of JSON input',
    ],
    because: WORDING,
  },
  {
    step: 'creating / no object',
    real: [
      `err: Error from server (BadRequest): the object provided is unrecognized (must be of type VirtualService): couldn't get version/kind; json parse error: json: cannot unmarshal array into Go value of type struct { APIVersion string "json:\\"apiVersion,omitempty\\""; Kind string "json:\\"kind,omitempty\\"" } (5b5d)`,
    ],
    demo: ['err: Error from server (BadRequest): the body of the request is not an object'],
    because: WORDING,
  },
  {
    step: 'creating / a label that is no text',
    real: [
      'err: Error from server (BadRequest): ConfigMap in version "v1" cannot be handled as a ConfigMap: json: cannot unmarshal number into Go struct field ObjectMeta.metadata.labels of type string',
    ],
    demo: [WRONG_SHAPE],
    because: WORDING,
  },
  {
    step: 'creating / a label that is no text, of a custom kind',
    real: [
      'err: Error from server (BadRequest): VirtualService in version "v1" cannot be handled as a VirtualService: json: cannot unmarshal number into Go struct field ObjectMeta.labels of type string',
    ],
    demo: [WRONG_SHAPE],
    because: WORDING,
  },
  {
    step: 'applying / a short Deployment gets defaults',
    real: [
      'spec.progressDeadlineSeconds = 600',
      'spec.replicas = 1',
      'spec.revisionHistoryLimit = 10',
      'spec.strategy.rollingUpdate.maxSurge = "25%"',
      'spec.strategy.rollingUpdate.maxUnavailable = "25%"',
      'spec.strategy.type = "RollingUpdate"',
      'spec.template.spec.containers[0].imagePullPolicy = "Always"',
      'spec.template.spec.containers[0].resources = {}',
      'spec.template.spec.containers[0].terminationMessagePath = "/dev/termination-log"',
      'spec.template.spec.containers[0].terminationMessagePolicy = "File"',
      'spec.template.spec.dnsPolicy = "ClusterFirst"',
      'spec.template.spec.restartPolicy = "Always"',
      'spec.template.spec.schedulerName = "default-scheduler"',
      'spec.template.spec.securityContext = {}',
      'spec.template.spec.terminationGracePeriodSeconds = 30',
    ].map((line) => `Deployment short: ${line}`),
    demo: [],
    because: 'Built-in kinds are stored as they come, without the defaults of their Go types.',
  },
  {
    step: 'replacing / another object of that name',
    real: [
      'err: Error from server (Conflict): Operation cannot be fulfilled on configmaps "web": StorageError: invalid object, Code: 4, Key: /registry/configmaps/kubectl-replacing/web, ResourceVersion: 0, AdditionalErrorMsg: Precondition failed: UID in precondition: UID, UID in object meta: UID',
    ],
    demo: [
      'err: Error from server (Conflict): Operation cannot be fulfilled on configmaps "web": Precondition failed: UID in precondition: UID, UID in object meta: UID',
    ],
    because: WORDING,
  },
  {
    step: 'patching / another kind',
    real: ['err: The request is invalid: patch: Invalid value: OBJECT: illegal base64 data at input byte 0'],
    demo: [
      'err: The request is invalid: patch: Invalid value: OBJECT: converting (v1.Secret) to (core.ConfigMap): unknown conversion',
    ],
    because: WORDING,
  },
  {
    step: 'creating / a role with a colon',
    real: ['Role a:B: rules = null'],
    demo: ['Role a:B: rules = []'],
    because: 'Built-in kinds are stored as structures of Go, which do not tell an empty list from none.',
  },
  {
    step: 'creating / on a single object',
    real: [
      'POST /apis/networking.istio.io/v1/namespaces/kubectl-creating/virtualservices/web -> 409 AlreadyExists',
      'err: Error from server (AlreadyExists): virtualservices.networking.istio.io "web" already exists',
    ],
    demo: [
      'POST /apis/networking.istio.io/v1/namespaces/kubectl-creating/virtualservices/web -> 405 MethodNotAllowed',
      'err: Error from server (MethodNotAllowed): the server does not allow this method on the requested resource',
    ],
    because: QUIRK,
  },
  {
    step: 'creating / on all namespaces',
    real: [
      'POST /apis/networking.istio.io/v1/virtualservices -> 404',
      'err: Error from server (NotFound): the server could not find the requested resource',
    ],
    demo: [
      'POST /apis/networking.istio.io/v1/virtualservices -> 405 MethodNotAllowed',
      'err: Error from server (MethodNotAllowed): the server does not allow this method on the requested resource',
    ],
    because: QUIRK,
  },
  {
    step: 'replacing / a list',
    real: [
      'PUT /apis/networking.istio.io/v1/namespaces/kubectl-replacing/virtualservices -> 400 BadRequest',
      'err: Error from server (BadRequest): name must be provided',
    ],
    demo: [
      'PUT /apis/networking.istio.io/v1/namespaces/kubectl-replacing/virtualservices -> 405 MethodNotAllowed',
      'err: Error from server (MethodNotAllowed): the server does not allow this method on the requested resource',
    ],
    because: QUIRK,
  },
]

/** What a real server adds to a pod that asks for no resources. */
function admittedPod(name: string): readonly string[] {
  const toleration = (index: number, key: string) => [
    `spec.tolerations[${index}].effect = "NoExecute"`,
    `spec.tolerations[${index}].key = "node.kubernetes.io/${key}"`,
    `spec.tolerations[${index}].operator = "Exists"`,
    `spec.tolerations[${index}].tolerationSeconds = 300`,
  ]
  const lines = [...toleration(0, 'not-ready'), ...toleration(1, 'unreachable'), 'status.qosClass = "BestEffort"']
  return lines.map((line) => `Pod ${name}: ${line}`)
}
