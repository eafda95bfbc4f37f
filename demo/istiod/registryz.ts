import type { KubeObject, ObjectSource } from '../kube-object'
import { itemsAt, labelsAt, textAt, textsAt, wholeAt } from '../kubernetes/json'

/** `/debug/registryz`: the services that istiod knows, those of Kubernetes and those of ServiceEntries, as Istio 1.31 writes them. */
export function registryz(objects: ObjectSource): readonly object[] {
  const entries = objects.list('serviceentries.networking.istio.io')
  return [
    ...objects.list('services').map(ofKubernetes),
    ...entries.flatMap((entry) => textsAt(entry, 'spec', 'hosts').map((host) => ofEntry(entry, host))),
  ].toSorted((a, b) => (a.hostname < b.hostname ? -1 : 1))
}

const PLAIN = { ExportTo: null, Visibility: 0, Aliases: null, ClusterExternalPorts: null, PassthroughTargetPorts: null }

function ofKubernetes(service: KubeObject) {
  const { name, namespace = '', labels = null, creationTimestamp } = service.metadata
  const address = textAt(service, 'spec', 'clusterIP')
  return {
    Attributes: {
      ...{ ServiceRegistry: 'Kubernetes', Name: name, Namespace: namespace, Labels: labels, ...PLAIN },
      ...{
        LabelSelectors: labelsAt(service, 'spec', 'selector'),
        Type: textAt(service, 'spec', 'type') || 'ClusterIP',
      },
    },
    ports: itemsAt(service, 'spec', 'ports').map((port) => ({
      ...{ name: textAt(port, 'name'), port: wholeAt(port, 'port') ?? 0, protocol: protocolOf(textAt(port, 'name')) },
    })),
    ...{ creationTime: creationTimestamp, hostname: `${name}.${namespace}.svc.cluster.local` },
    ...{ clusterVIPs: { Addresses: { Kubernetes: [address] } }, defaultAddress: address },
    ...{ Resolution: 0, MeshExternal: false, ResourceVersion: service.metadata.resourceVersion },
  }
}

function ofEntry(entry: KubeObject, host: string) {
  const { name, namespace = '', labels = null, creationTimestamp } = entry.metadata
  return {
    Attributes: {
      ...{ ServiceRegistry: 'External', Name: host, Namespace: namespace, Labels: labels, ...PLAIN },
      ...{ LabelSelectors: null, Type: '', ObjectName: name },
    },
    ports: itemsAt(entry, 'spec', 'ports').map((port) => ({
      ...{ name: textAt(port, 'name'), port: wholeAt(port, 'number') ?? 0, protocol: textAt(port, 'protocol') },
    })),
    ...{ creationTime: creationTimestamp, hostname: host, clusterVIPs: { Addresses: null }, defaultAddress: '0.0.0.0' },
    ...{ Resolution: textAt(entry, 'spec', 'resolution') === 'DNS' ? 1 : 0, ResourceVersion: '' },
    MeshExternal: textAt(entry, 'spec', 'location') !== 'MESH_INTERNAL',
  }
}

function protocolOf(name: string): string {
  const [prefix = ''] = name.split('-')
  const known = ['http', 'http2', 'https', 'grpc', 'tcp', 'tls', 'mongo', 'redis', 'mysql']
  return known.includes(prefix) ? prefix.toUpperCase() : 'UnsupportedProtocol'
}
