import { kindOfId, typeOf } from '@/lib/istio/checks/model/kinds'
import { maskSecret } from '@/lib/istio/checks/model/mask-secret'
import type { UnwatchedKind } from '@/lib/ports/unwatched-reader'
import { isRecord } from '@/lib/std/is-record'

type Wire = Readonly<Record<string, unknown>>

const BUNDLE = 'gateway.networking.k8s.io/bundle-version'

/** Keeps of an object what is read of it: of a definition of 1 MB its versions, of a Secret no value. Undefined for what is none. */
export function trimUnwatched(kind: UnwatchedKind | 'secrets', wire: unknown): object | undefined {
  if (!isRecord(wire) || !isRecord(wire.metadata)) return undefined
  // Items of a list do not name their kind.
  const known = kindOfId(kind)
  const type = known === undefined ? {} : typeOf(known)
  if (kind === 'secrets') return maskSecret({ ...wire, ...type })
  const { name, namespace, labels, annotations, creationTimestamp } = wire.metadata
  const bundle = isRecord(annotations) ? annotations[BUNDLE] : undefined
  return {
    ...type,
    metadata: {
      name,
      ...(namespace === undefined ? {} : { namespace }),
      labels,
      annotations: bundle === undefined ? {} : { [BUNDLE]: bundle },
      creationTimestamp,
    },
    ...contentOf(kind, wire),
  }
}

function contentOf(kind: UnwatchedKind, wire: Wire): object {
  if (kind === 'customresourcedefinitions.apiextensions.k8s.io') {
    const { group, names, versions } = isRecord(wire.spec) ? wire.spec : {}
    const { storedVersions } = isRecord(wire.status) ? wire.status : {}
    return {
      spec: {
        group,
        names: { kind: isRecord(names) ? names.kind : undefined },
        versions: itemsOf(versions).map(({ name, served, storage }) => ({ name, served, storage })),
      },
      status: { storedVersions },
    }
  }
  if (!kind.endsWith('.admissionregistration.k8s.io')) return {}
  return {
    webhooks: itemsOf(wire.webhooks).map(({ name, clientConfig, failurePolicy, namespaceSelector, objectSelector }) => {
      const { url, service, caBundle } = isRecord(clientConfig) ? clientConfig : {}
      return {
        name,
        clientConfig: {
          ...(url === undefined ? {} : { url }),
          ...(service === undefined ? {} : { service }),
          ...(caBundle === undefined ? {} : { caBundle }),
        },
        failurePolicy,
        namespaceSelector,
        objectSelector,
      }
    }),
  }
}

function itemsOf(value: unknown): readonly Wire[] {
  return Array.isArray(value) ? value.filter(isRecord) : []
}
