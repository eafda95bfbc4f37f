import { byteSize, duration, flag, httpUrl, integer, workloadName } from '@/lib/config/values'
import { SEVERITIES } from '@/lib/istio/checks/finding'
import { METRIC_STORE_TYPES } from '@/lib/ports/metric-store'
import { TRACE_STORE_TYPES } from '@/lib/tracing/store-types'
import { LINK_KINDS } from '@/lib/links/link-target'
import { GRAFANA_CONTEXTS } from '@/lib/links/plan-links'
import { REFRESHES } from '@/lib/url/graph-view'
import { z } from 'zod'

/** A section that may be left out or left empty: its own defaults then apply. */
function section<Shape extends z.ZodRawShape>(shape: Shape) {
  return z.preprocess((value) => value ?? {}, z.strictObject(shape))
}

const text = z.string().max(1000)
const textList = z.array(text).max(1000)
const textMap = z.record(z.string().max(253), z.string().max(4096))
const pattern = z.string().max(253)
const percent = z.number().min(0).max(100)

const serverSection = section({
  /** `auto`: every address in a cluster, else loopback. */
  address: text.default('auto'),
  port: integer(0, 65_535).default(8080),
  base_path: z
    .string()
    .regex(
      /^\/(?:[A-Za-z0-9._~-]+(?:\/[A-Za-z0-9._~-]+)*)?$/,
      'expected / or a path such as /mesh, without a slash at its end',
    )
    .max(200)
    .default('/'),
  /** Host names under which Pharos may be asked, besides localhost and IP literals. */
  allowed_hosts: textList.default([]),
  request_timeout: duration(1, 600).default(30),
  /** What Pharos itself runs as; its namespace is that of services which are named without one. */
  workload: workloadName().default(''),
})

const authSection = section({
  strategy: z.enum(['auto', 'anonymous']).default('auto'),
  login: section({
    /** At least 32 bytes, from which the keys that seal plans and change records are made. Empty: see `edit.changes.store`. */
    key_file: text.default(''),
  }),
})

const accessSection = section({
  /** Nothing can be changed through Pharos, whoever asks. */
  view_only: flag().default(false),
})

const editSection = section({
  /** What Argo CD, Flux or Helm own: `warn` asks for a confirmation, `block` refuses. */
  managed: z.enum(['warn', 'block']).default('warn'),
  plan_ttl: duration(30, 3600).default(600),
  changes: section({
    /** `auto`: a file outside a cluster, memory in one, where nothing can be changed yet. */
    store: z.enum(['auto', 'file', 'memory']).default('auto'),
    /** Of the file, and of the key that seals it; empty: `pharos` in the user's folder for state. */
    folder: text.default(''),
    max_records: integer(10, 5000).default(500),
    max_age: duration(3600, 365 * 86_400).default(30 * 86_400),
    max_record: byteSize().default(256 * 1024),
  }),
})

const clustersSection = section({
  home: section({ name: text.default(''), kubeconfig_file: text.default('') }),
})

const kubernetesSection = section({
  list_page: integer(50, 5000).default(500),
})

const istioSection = section({
  control_plane_namespaces: textList.min(1).default(['istio-system']),
  /** Empty: what the mesh configuration says, else the first control-plane namespace. */
  root_namespace: text.default(''),
  identity_domain: text.default('svc.cluster.local'),
  app_labels: textList.default(['service.istio.io/canonical-name', 'app.kubernetes.io/name', 'app']),
  version_labels: textList.default(['service.istio.io/canonical-revision', 'app.kubernetes.io/version', 'version']),
  /** Asks istiod, with the rights of the user. */
  istiod_api: flag().default(true),
  istiod_port: integer(1, 65_535).default(15_014),
  /** How long what istiod said is kept. */
  poll: duration(5, 3600).default(20),
  /** What else runs the mesh: a workload by its name, or all that carry these labels. */
  components: z
    .array(
      z
        .strictObject({
          name: z.string().trim().min(1, 'a component needs a name').max(100),
          namespace: z.string().min(1, 'a component needs a namespace').max(63),
          workload: z.string().max(253).default(''),
          labels: textMap.default({}),
          core: flag().default(false),
        })
        .refine(
          ({ workload, labels }) => (workload === '') !== (Object.keys(labels).length === 0),
          'expected a workload or labels, not both',
        ),
    )
    .max(50)
    .refine(
      (all) => new Set(all.map(({ namespace, name }) => `${namespace}/${name}`)).size === all.length,
      'two components of a namespace have the same name',
    )
    .default([]),
})

/** How any store is reached; only its address has no default. */
const connection = {
  name: text.default('default'),
  url: httpUrl(),
  /** What it runs as, where its address does not tell. */
  workload: workloadName().default(''),
  headers: textMap.default({}),
  timeout: duration(1, 120).default(10),
  concurrency: integer(1, 64).default(8),
  tls: section({
    ca_file: text.default(''),
    cert_file: text.default(''),
    key_file: text.default(''),
    insecure_skip_verify: flag().default(false),
  }),
  auth: section({
    type: z.enum(['none', 'basic', 'bearer', 'oauth2']).default('none'),
    username: text.default(''),
    password_file: text.default(''),
    token_file: text.default(''),
    /** Client credentials: Pharos gets its tokens by itself. */
    oauth2: section({
      token_url: z.union([z.literal(''), httpUrl()]).default(''),
      client_id: text.default(''),
      client_secret_file: text.default(''),
      scopes: textList.default([]),
    }),
  }),
  tenant: section({ header: text.default('X-Scope-OrgID'), value: text.default('') }),
}

export const metricStoreSchema = z.strictObject({
  ...connection,
  type: z.enum(METRIC_STORE_TYPES).default('prometheus'),
  /** Whose proxies it scrapes. Stores that hold the same cluster are taken for replicas of each other. */
  clusters: textList.min(1).default(['*']),
  tenant: section({
    header: text.default('X-Scope-OrgID'),
    value: text.default(''),
    /** Cluster, or namespace, → the tenant that has its metrics. */
    by_cluster: textMap.default({}),
    by_namespace: textMap.default({}),
  }),
  thanos: section({ dedup: flag().default(true), partial_response: flag().default(true) }),
  victoriametrics: section({
    latency_offset: z.union([z.literal('0s').transform(() => 0), duration(1, 600)]).default(30),
  }),
  scope: textMap.default({}),
  max_series: integer(1000, 1_000_000).default(200_000),
  max_bytes: byteSize().default(128 * 1024 ** 2),
  retention: z.union([z.literal('auto'), duration(60, 10 * 365 * 86_400)]).default('auto'),
  scrape_interval: z.union([z.literal('auto'), duration(1, 3600)]).default('auto'),
})

const metricsSection = section({
  enabled: flag().default(true),
  /** Empty: in a cluster the Service `prometheus` of the first control-plane namespace. */
  stores: z.array(metricStoreSchema).max(20).default([]),
  /** `auto`: long windows are answered by the rules of `deploy/rules` where a store has them. `off`: it is not asked for them. */
  recording_rules: z.enum(['auto', 'off']).default('auto'),
  /** By which other labels metrics of a thing can be grouped. */
  group_by: z
    .array(
      z.strictObject({
        label: z
          .string()
          .max(253)
          .regex(/^[a-zA-Z_][a-zA-Z0-9_]*$/, 'expected the name of a label'),
        title: z.string().trim().min(1, 'a grouping needs a title').max(60),
        single: flag().default(false),
      }),
    )
    .max(30)
    .default([]),
})

export const traceStoreSchema = z.strictObject({
  ...connection,
  type: z.enum(TRACE_STORE_TYPES).default('jaeger'),
  max_bytes: byteSize().default(32 * 1024 ** 2),
  /** Where browsers find the store's own pages. */
  external_url: z.union([z.literal(''), httpUrl()]).default(''),
  /** Of Tempo, whose pages are Grafana's: how Grafana knows it. */
  grafana_datasource: z
    .string()
    .regex(/^[A-Za-z0-9_-]{1,40}$/, 'expected the uid of a data source in Grafana')
    .default('tempo'),
})

const tracingSection = section({
  enabled: flag().default(true),
  /** `auto`: the names that Istio and its users give; else how the service of a span is called. */
  service_name: z
    .string()
    .max(200)
    .regex(
      /^(auto|[^{}]*(\{(app|workload|namespace)\}[^{}]*)+)$/,
      'expected auto, or a template of {app}, {workload} and {namespace}',
    )
    .default('auto'),
  /** One store for now. Empty: in a cluster the Service `tracing` of the first control-plane namespace. */
  stores: z.array(traceStoreSchema).max(1, 'one trace store is supported in this version').default([]),
})

const healthSection = section({
  rules: z
    .array(
      z.strictObject({
        namespace: pattern.default('.*'),
        kind: pattern.default('.*'),
        name: pattern.default('.*'),
        tolerances: z.array(
          z.strictObject({
            code: pattern,
            protocol: pattern.default('http'),
            direction: pattern.default('.*'),
            degraded: percent.default(0),
            failure: percent.default(0),
          }),
        ),
      }),
    )
    .max(200)
    .default([]),
})

const presetList = z
  .array(
    z.strictObject({
      name: z.string().trim().min(1, 'a preset needs a name').max(60),
      expression: text,
      auto: flag().default(false),
    }),
  )
  .max(30)
  .default([])

const graphSection = section({
  max_nodes: integer(20, 2000).default(500),
  max_edges: integer(50, 8000).default(2000),
  cache_mb: integer(1, 4096).default(128),
  /** Expressions offered by name; an empty list: the built-in ones (graph.md 13). */
  presets: section({ find: presetList, hide: presetList }),
})

/** As the options of the configuration checks. */
const checksSection = section({
  enabled: flag().default(true),
  disable: textList.default([]),
  enable: textList.default([]),
  severity: z.record(z.string().max(200), z.enum(SEVERITIES)).default({}),
  suppress: textList.default([]),
  skip_wildcard_gateway_hosts: flag().default(false),
})

const logsSection = section({
  enabled: flag().default(true),
  default_lines: integer(100, 25_000).default(3000),
  max_lines: integer(100, 25_000).default(25_000),
  max_bytes: byteSize().default(5 * 1024 ** 2),
})

const dashboardsSection = section({
  enabled: flag().default(true),
  /** Files, or folders of files: dashboards of the installation. */
  paths: textList.max(100).default([]),
  /** Whether metrics tell what runs in pods; `auto`: of workloads with few pods. */
  discover: z.enum(['auto', 'on', 'off']).default('auto'),
  discover_pod_limit: integer(0, 1000).default(10),
  namespace_label: z
    .string()
    .max(253)
    .regex(/^[a-zA-Z_][a-zA-Z0-9_]*$/, 'expected the name of a label')
    .default('namespace'),
})

const { name: _name, url: _url, concurrency: _concurrency, ...reached } = connection

const linksSection = section({
  grafana: section({
    ...reached,
    enabled: flag().default(true),
    /** Where Pharos finds it; empty: there is none. */
    url: z.union([z.literal(''), httpUrl()]).default(''),
    /** Where people's browsers find it; empty: at the same address. */
    external_url: z.union([z.literal(''), httpUrl()]).default(''),
    datasource_uid: text.default(''),
    org_id: integer(0, 1_000_000).default(0),
    dashboards: z
      .union([
        z.literal('built-in'),
        z
          .array(
            z
              .strictObject({
                id: integer(1, 10_000_000).optional(),
                uid: z.string().min(1).max(100).optional(),
                title: z.string().min(1).max(200).optional(),
                on: z.array(z.enum(GRAFANA_CONTEXTS)).min(1),
                variables: textMap.default({}),
              })
              .refine(
                ({ id, uid, title }) => id !== undefined || uid !== undefined || title !== undefined,
                'expected an id, a uid or a title',
              ),
          )
          .max(100),
      ])
      .default('built-in'),
  }),
  templates: z
    .array(
      z.strictObject({
        title: z.string().trim().min(1, 'a link needs a title').max(80),
        url: z
          .string()
          .max(2000)
          .regex(/^https?:\/\/\S+$/, 'expected an http(s) URL'),
        on: z.array(z.enum(LINK_KINDS)).min(1),
      }),
    )
    .max(100)
    .default([]),
})

const uiSection = section({
  title: z.string().max(60).default('Pharos'),
  banner: section({
    text: z.string().max(300).default(''),
    level: z.enum(['info', 'warning', 'error']).default('info'),
  }),
  theme: z.enum(['system', 'light', 'dark']).default('system'),
  window: duration(15, 30 * 86_400).default(300),
  refresh: z.enum(REFRESHES).default('30s'),
  windows: z
    .array(duration(15, 30 * 86_400))
    .min(1)
    .default([15, 30, 60, 120, 300, 600, 1800, 3600, 10_800, 21_600, 43_200, 86_400, 604_800, 2_592_000]),
  refreshes: z
    .array(z.enum(REFRESHES))
    .min(1)
    .default([...REFRESHES]),
  docs_url: z.union([z.literal(''), httpUrl()]).default(''),
  /** Of one search. */
  tracing_limit: integer(10, 1000).default(100),
})

const telemetrySection = section({
  log_level: z.enum(['debug', 'info', 'warn', 'error']).default('info'),
})

/** Every setting that exists, with its default: the empty file is valid. Durations become seconds, sizes bytes. */
export const configSchema = section({
  server: serverSection,
  auth: authSection,
  access: accessSection,
  clusters: clustersSection,
  kubernetes: kubernetesSection,
  istio: istioSection,
  metrics: metricsSection,
  tracing: tracingSection,
  health: healthSection,
  graph: graphSection,
  checks: checksSection,
  edit: editSection,
  logs: logsSection,
  dashboards: dashboardsSection,
  links: linksSection,
  ui: uiSection,
  telemetry: telemetrySection,
})

export type Config = z.output<typeof configSchema>
export type PresetConfig = Config['graph']['presets']['find'][number]
export type MetricStoreConfig = Config['metrics']['stores'][number]
export type TraceStoreConfig = Config['tracing']['stores'][number]
