import type { Asks, RevisionState } from '@/lib/control-plane/revisions/model'

/** The tab about revisions of the Mesh page: control planes, and the namespaces that follow them. */
export const meshRevisions = {
  waitingFor: 'the revisions of the mesh',
  limited: 'Numbers are of the namespaces that you may see; there are others.',
  tagsUnknown:
    'Pharos may not read the webhooks of injection: tags are not known, and a revision that nobody runs may be one.',
  lostTag:
    'The tag {tag} leads to the revision {revision}, which no control plane runs: namespaces that ask for it get no proxies. Move it with istioctl tag set {tag} --revision NAME --overwrite.',
  planes: {
    title: 'Control planes',
    none: 'No control plane runs in a namespace that you may see.',
    unsorted: 'In the order of revisions',
    revision: 'Revision',
    default: 'used by default',
    defaultWhy: 'What istio-injection=enabled means',
    tags: 'Tags',
    version: 'Version',
    istiod: 'istiod',
    ready: 'Ready',
    of: '{available, number} / {desired, number}',
    namespaces: 'Namespaces',
    proxies: 'Proxies',
    proxiesOf: 'Proxies of the revision {revision}',
    behind: 'Restart needed',
  },
  namespaces: {
    title: 'Namespaces',
    none: 'No namespace that you may see is in the mesh.',
    find: 'Find a namespace or revision',
    filtered: 'No namespace matches {words}.',
    clear: 'Clear',
    name: 'Namespace',
    asks: 'Asks by',
    revision: 'Revision',
    state: 'State',
    runs: 'Proxies',
    behind: 'Restart needed',
    behindOf: '{count, plural, one {# pod} other {# pods}}',
    runsOf: '{revision}: {proxies, number}',
    unwritten: 'not told',
    switch: 'Switch',
    switchOf: 'Switch {namespace} to another revision',
  },
  asks: {
    injection: 'injection',
    revision: 'revision',
    tag: 'tag',
    ambient: 'ambient',
    refused: 'refuses',
    pods: 'its pods',
  } satisfies Record<Asks, string>,
  states: { orphan: 'Nobody runs it', behind: 'Restart needed', well: 'Follows' } satisfies Record<
    RevisionState,
    string
  >,
  statesWhy: {
    orphan:
      'It asks for a revision that no control plane runs: new pods get no proxy. Switch it to a revision that runs.',
    behind: 'Some pods are not as its labels ask: they follow when they are restarted.',
    well: 'Its pods are as its labels ask.',
  } satisfies Record<RevisionState, string>,
} as const
