import { ApiFailure, invalid } from './api-failure'
import { type ApiRequest, isDryRun } from './api-request'
import { readJsonObject } from './body'
import { type JsonObject, textAt, textsAt } from './json'

/** How a client wants something deleted; empty texts are no condition. */
export interface DeletionOptions {
  readonly dryRun: boolean
  readonly orphan: boolean
  readonly uid: string
  readonly resourceVersion: string
}

const POLICIES = ['Foreground', 'Background', 'Orphan']

/** The options in the query and in the body. @throws 422 for a policy that is none, 500 for an object of another kind. */
export function deletionOptions({ query, exchange }: ApiRequest): DeletionOptions {
  const body = exchange.body.length === 0 ? {} : readJsonObject(exchange)
  requireKind(body)
  const policy = query.get('propagationPolicy') ?? textAt(body, 'propagationPolicy')
  if (policy !== '' && !POLICIES.includes(policy)) throw unknownPolicy(policy)
  return {
    dryRun: isDryRun([...query.getAll('dryRun'), ...textsAt(body, 'dryRun')], 'DeleteOptions'),
    orphan: policy === 'Orphan',
    uid: textAt(body, 'preconditions', 'uid'),
    resourceVersion: textAt(body, 'preconditions', 'resourceVersion'),
  }
}

/** Somebody who sends the object itself would have it deleted without the conditions that stand in it. */
function requireKind(body: JsonObject): void {
  const kind = textAt(body, 'kind') || 'DeleteOptions'
  if (kind === 'DeleteOptions') return
  const message = `no kind ${JSON.stringify(kind)} is registered for version ${JSON.stringify(textAt(body, 'apiVersion'))}`
  throw new ApiFailure(500, undefined, `${message} in scheme "pkg/runtime/scheme.go:110"`)
}

function unknownPolicy(policy: string): ApiFailure {
  const supported = [...POLICIES, 'nil'].map((each) => JSON.stringify(each)).join(', ')
  const message = `Unsupported value: ${JSON.stringify(policy)}: supported values: ${supported}`
  return invalid('DeleteOptions.meta.k8s.io', '', [
    { reason: 'FieldValueNotSupported', message, field: 'propagationPolicy' },
  ])
}
