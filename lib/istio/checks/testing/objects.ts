import { type KindId, kindOfId, typeOf } from '../model/kinds'

interface Rest {
  readonly labels?: object
  readonly annotations?: object
  readonly metadata?: object
  readonly [field: string]: unknown
}

/** An object of the wire; `place` is `namespace/name`, or the name alone in `shop`. */
export function wire(kindId: KindId, place: string, spec: unknown, rest: Rest = {}): object {
  const known = kindOfId(kindId)
  const { labels, annotations, metadata = {}, ...fields } = rest
  const [name = '', namespace = 'shop'] = place.split('/').reverse()
  return {
    ...(known === undefined ? {} : typeOf(known)),
    metadata: {
      name,
      ...(known?.namespaced === true ? { namespace } : {}),
      ...(labels === undefined ? {} : { labels }),
      ...(annotations === undefined ? {} : { annotations }),
      ...metadata,
    },
    ...(spec === undefined ? {} : { spec }),
    ...fields,
  }
}

/** What a namespace `shop` with Service, Deployment and pod `web` (version v1) has. */
export function shop(): object[] {
  const labels = { app: 'web', version: 'v1' }
  return [
    namespace('shop'),
    service('web', { app: 'web' }, [80]),
    deployment('web', labels),
    pod('web-1', labels, 'web'),
  ]
}

export function namespace(name: string, labels: object = {}): object {
  return wire('namespaces', name, undefined, { labels })
}

export function service(
  place: string,
  selector: object | undefined,
  ports: readonly number[],
  rest: Rest = {},
): object {
  const spec = { selector, ports: ports.map((port) => ({ name: `http-${port}`, port })) }
  return wire('services', place, spec, rest)
}

/** @public */
export function deployment(place: string, labels: object, podSpec: object = {}): object {
  return wire('deployments.apps', place, { template: { metadata: { labels }, spec: podSpec } })
}

/** @param owner the Deployment that it is of, through a ReplicaSet that nobody listed */
export function pod(place: string, labels: object, owner?: string, rest: Rest = {}): object {
  const ownerReferences = owner === undefined ? [] : [{ apiVersion: 'apps/v1', kind: 'Deployment', name: owner, controller: true }] // prettier-ignore
  return wire('pods', place, { containers: [{ name: 'app', image: 'a' }] }, { labels, metadata: { ownerReferences }, ...rest }) // prettier-ignore
}
