import { http, tcp, type WorldBuilder } from './builder'
import { podObject } from './workload-objects'

/** Experiments: load generators, a virtual machine, odd kinds of workloads, three planted mistakes. */
export function addLab(world: WorldBuilder): void {
  const ns = world.namespace('lab', { 'istio-injection': 'enabled' }, 'native')
  const own = { medianMs: 4, sigma: 0.3 }
  const get = http('httpbin:8000', '/get', { requestBytes: 600, responseBytes: 760 })
  for (const version of ['v1', 'v2'])
    ns.workload({ name: `httpbin-${version}`, port: 8000, serviceAccount: 'httpbin' }, { own })
  ns.workload(
    { name: 'curl', serviceAccount: 'curl' },
    {
      own,
      starts: [
        { load: 'curl', perSecond: 10, call: get },
        { load: 'curl-unlisted', perSecond: 1, call: http('unlisted.example:80', '/', { responseBytes: 520 }) },
      ],
    },
  )
  ns.workload(
    { name: 'fortio', serviceAccount: 'fortio', annotations: { 'demo.pharos/burst': '3' } },
    { own, starts: [{ load: 'fortio', perSecond: 30, call: get }] },
  )
  ns.workload(
    { name: 'reporting-v1', serviceAccount: 'reporting' },
    { own, starts: [{ load: 'reporting', perSecond: 5, call: tcp('orders.lab.internal:5432', 480, 1700) }] },
  )
  ns.service({ name: 'httpbin', ports: { http: 8000 } })
  const place = { name: 'debug-shell', index: 0, broken: false }
  podObject(
    world,
    { name: 'debug-shell', namespace: 'lab', proxy: 'native', restarts: 2 },
    { app: 'debug-shell' },
    place,
  )
  addJobs(world)

  const metadata = { labels: { app: 'orders', version: 'v1' } }
  const port = { number: 5432, name: 'tcp-postgres', protocol: 'TCP' }
  ns.networking('WorkloadGroup', 'orders-vm', {
    metadata,
    template: { serviceAccount: 'orders', ports: { 'tcp-postgres': 5432 } },
  })
  const group = { 'istio.io/autoRegistrationGroup': 'orders-vm' }
  const labels = { ...metadata.labels, 'security.istio.io/tlsMode': 'istio' }
  const entry = {
    apiVersion: 'networking.istio.io/v1',
    kind: 'WorkloadEntry',
    namespace: 'lab',
    name: 'orders-vm',
    annotations: group,
  }
  world.add(entry, { spec: { address: '10.9.0.7', labels, serviceAccount: 'orders' } })
  ns.networking('ServiceEntry', 'orders', {
    hosts: ['orders.lab.internal'],
    location: 'MESH_INTERNAL',
    resolution: 'STATIC',
    ports: [port],
    workloadSelector: { labels: { app: 'orders' } },
  })
    .networking('Sidecar', 'reporting', {
      workloadSelector: { labels: { app: 'reporting' } },
      egress: [{ hosts: ['./*', 'istio-system/*'] }],
    })
    .add('telemetry.istio.io/v1', 'Telemetry', 'mesh-log', {
      spec: { accessLogging: [{ providers: [{ name: 'envoy' }] }] },
    })
  // The planted mistakes: a subset without pods, a weight that means nothing, a gateway that selects nothing.
  // Istiod has its analysis switched on, and writes what it finds; the condition is of a version that still wrote one.
  ns.subsets('httpbin', ['v1', 'v2', 'v9'], analysed('IST0173'))
    .networking(
      'VirtualService',
      'orders',
      {
        hosts: ['orders.lab.internal'],
        tcp: [{ route: [{ destination: { host: 'orders.lab.internal', port: { number: 5432 } }, weight: 50 }] }],
      },
      { conditions: [notEverywhere(world.born)] },
    )
    .networking(
      'Gateway',
      'orphan-gateway',
      {
        selector: { istio: 'missing-gateway' },
        servers: [{ port: { number: 80, name: 'http', protocol: 'HTTP' }, hosts: ['orphan.demo'] }],
      },
      analysed('IST0101'),
    )
}

/** As istiod writes it with PILOT_ENABLE_ANALYSIS: the generation is a text, and types have no name. */
function analysed(code: string): unknown {
  const documentationUrl = `https://istio.io/latest/docs/reference/config/analysis/${code.toLowerCase()}/`
  return { observedGeneration: '1', validationMessages: [{ documentationUrl, level: 'ERROR', type: { code } }] }
}

function notEverywhere(since: string): unknown {
  const times = { lastProbeTime: since, lastTransitionTime: since }
  return { type: 'Reconciled', status: 'False', message: '1/2 proxies up to date.', ...times }
}

function addJobs(world: WorldBuilder): void {
  const template = { spec: { restartPolicy: 'Never', containers: [{ name: 'nightly', image: 'demo/nightly:1.0' }] } }
  const cron = world.add(
    { apiVersion: 'batch/v1', kind: 'CronJob', namespace: 'lab', name: 'nightly' },
    { spec: { schedule: '0 3 * * *', jobTemplate: { spec: { template } } }, status: { lastScheduleTime: world.born } },
  )
  const owner = { apiVersion: 'batch/v1', kind: 'CronJob', name: 'nightly', uid: cron.metadata.uid, controller: true }
  const conditions = ['SuccessCriteriaMet', 'Complete'].map((type) => {
    return { type, status: 'True', reason: 'CompletionsReached', lastTransitionTime: world.born }
  })
  world.add(
    { apiVersion: 'batch/v1', kind: 'Job', namespace: 'lab', name: 'nightly-29361780', ownerReferences: [owner] },
    {
      spec: { template, completions: 1, parallelism: 1 },
      status: { succeeded: 1, startTime: world.born, completionTime: world.born, conditions },
    },
  )
}
