import 'server-only'
import type { User } from '@/lib/access/user'
import { textAt } from '@/lib/istio/edit/read-json'
import { describeServiceRouting } from '@/lib/mesh/details/describe-service-routing'
import { readThingRef } from '@/lib/mesh/thing-ref'
import {
  isOfCluster,
  readDetailsSource,
  requireReadWhole,
  thingNotFound,
} from '@/lib/server/details/read-details-source'
import { missingRight, requireCluster } from '@/lib/server/edit/require-editor'
import { refuseParameters } from '@/lib/server/http/refuse-parameters'
import { orThrow } from '@/lib/server/http/or-throw'
import { milliseconds } from '@/lib/std/units'
import {
  type ConcernedObject,
  type LiveText,
  type NamedGateway,
  ROUTING_KINDS,
  type ServiceRouting,
} from '@/lib/url/routing-types'
import { toEditableText } from '@/lib/yaml/to-editable-text'

const TIMEOUT_MS = milliseconds(10_000)
/** Each costs the API server a read and two reviews of rights. */
const MOST_OBJECTS = 50
const MOST_GATEWAYS = 10

/**
 * What routes a service today, and where a new route could lead: the objects straight from the API server with the user's rights.
 *
 * @throws PharosError `forbidden` naming the namespace, whether or not it exists; `not_found`; `upstream_…`
 */
export async function getServiceRouting(
  user: User,
  { namespace, name }: { readonly namespace: string; readonly name: string },
  query: URLSearchParams,
  signal: AbortSignal,
): Promise<ServiceRouting> {
  refuseParameters(query, ['cluster'])
  if (readThingRef('service', namespace, name) === undefined) throw thingNotFound('service', namespace, name)
  const source = await readDetailsSource(user, namespace)
  const facts = isOfCluster(source, query) ? describeServiceRouting(source, namespace, name) : undefined
  if (facts === undefined) {
    requireReadWhole(source)
    throw thingNotFound('service', namespace, name)
  }
  const [objects, gateways, createRights] = await Promise.all([
    Promise.all(facts.objects.slice(0, MOST_OBJECTS).map((object) => readObject(user, object, signal))),
    Promise.all(facts.gateways.slice(0, MOST_GATEWAYS).map((gateway) => readObject(user, gateway, signal))),
    Promise.all(
      ROUTING_KINDS.map(async (kind) => ({
        kind,
        missingRight: await missingRight(user, 'create', { kind, namespace, name }),
      })),
    ),
  ])
  return {
    ...facts,
    objects: objects.filter((object) => object !== undefined),
    gateways: gateways.filter((gateway) => gateway !== undefined),
    moreObjects: Math.max(0, facts.objects.length - MOST_OBJECTS) + Math.max(0, facts.gateways.length - MOST_GATEWAYS),
    createRights,
  }
}

/** Undefined: it has gone since the cluster was last heard of. */
async function readObject<T extends ConcernedObject | NamedGateway>(
  user: User,
  object: T,
  signal: AbortSignal,
): Promise<(T & LiveText) | undefined> {
  const { kind, namespace, name } = object
  const ref = { kind, namespace, name }
  const [read, right, deleteRight] = await Promise.all([
    requireCluster().writer.read(ref, { signal, timeoutMs: TIMEOUT_MS }),
    missingRight(user, 'update', ref),
    missingRight(user, 'delete', ref),
  ])
  if (!read.ok && read.error.code === 'not_found') return undefined
  const live = orThrow(read)
  return {
    ...object,
    apiVersion: textAt(live, 'apiVersion') ?? '',
    text: toEditableText(live).text,
    missingRight: right,
    missingDeleteRight: deleteRight,
  }
}
