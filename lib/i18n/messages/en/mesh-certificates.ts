import type { Expiry } from '@/lib/control-plane/certificates/judge-expiry'
import type { RootRelation, WebhookTrust } from '@/lib/control-plane/certificates/model'

/** The Certificates tab of the Mesh page. */
export const meshCertificates = {
  waitingFor: 'the certificates',
  limited: 'Only namespaces that you may see are counted.',
  missing: 'Whether these are the roots of the control plane is not shown. {needs}',
  left: '{days, plural, one {# day left} other {# days left}}',
  ended: '{days, plural, =0 {ended today} one {ended # day ago} other {ended # days ago}}',
  begins: 'does not hold yet',
  expiry: {
    ended: 'ended',
    begins: 'not valid yet',
    error: 'ends within a week',
    warning: 'ends within a month',
    ok: 'valid',
  } satisfies Record<Expiry, string>,
  bands: {
    ended: 'The root certificate {name} ended on {date}: proxies with it trust nobody.',
    begins: 'The root certificate {name} holds from {date} on only: until then proxies trust nobody by it.',
    soon: 'The root certificate {name} ends in {days, plural, one {# day} other {# days}}, on {date}. Rotate it before: afterwards no proxy trusts another.',
    differs:
      '{count, plural, one {The namespace {names} has} other {{count, number} namespaces have}} other roots than the control plane: proxies there trust nobody of the mesh.',
    istiodSoon: 'What istiod signs with ends in {days, plural, one {# day} other {# days}}, on {date}.',
    istiodEnded: 'What istiod signs with ended on {date}: proxies get no new certificates.',
    webhooks:
      'The API server does not trust istiod through {count, plural, one {the webhook {names}} other {{count, number} webhooks}}: what it asks there fails.',
  },
  roots: {
    title: 'Root certificates',
    none: 'No namespace that you may see has a ConfigMap istio-ca-root-cert. Istiod writes one into every namespace of the mesh.',
    about: 'Of the cluster {cluster}, as istiod gave them to the namespaces: what a proxy trusts.',
    subject: 'Certificate',
    issuer: 'Issuer',
    selfSigned: 'itself',
    from: 'From',
    until: 'Until',
    left: 'Days left',
    namespaces: 'Namespaces',
    relation: 'Control plane',
    details: 'Serial number, fingerprint, key',
    serial: 'Serial {serial}',
    fingerprint: 'SHA-256 {fingerprint}',
    unnamed: '(no name)',
    garbage:
      '{count, plural, one {This is no certificate} other {# parts are no certificates}}: what stands under root-cert.pem cannot be read.',
    inOrder: 'Order: the worst first',
    showAll: '{count, plural, one {# namespace} other {# namespaces}}',
  },
  relations: {
    same: 'the same',
    shares: 'in part the same',
    differs: 'others',
    unknown: 'not known',
  } satisfies Record<RootRelation, string>,
  istiod: {
    title: 'What istiod signs with',
    none: 'Istiod does not say: there are no series citadel_server_root_cert_expiry_timestamp. It has none where another authority signs.',
    instance: 'Instance',
    root: 'Root, until',
    chain: 'Chain, until',
  },
  webhooks: {
    title: 'Webhooks of istiod',
    none: 'No webhook of istiod is known. Pharos may lack the right to list webhook configurations.',
    configuration: 'Configuration',
    name: 'Webhook',
    kind: 'Asked for',
    kinds: { injector: 'injection', validator: 'validation' },
    trust: 'caBundle',
  },
  trusts: {
    trusts: 'has the root',
    differs: 'has another root',
    empty: 'is empty',
    unreadable: 'is no certificate',
    unknown: 'not compared',
  } satisfies Record<WebhookTrust, string>,
} as const
