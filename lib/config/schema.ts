import { byteSize, duration, flag, httpUrl, integer } from '@/lib/config/values'
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
})

const authSection = section({
  strategy: z.enum(['auto', 'anonymous']).default('auto'),
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
})

/** One metric store; only its address has no default. */
export const metricStoreSchema = z.strictObject({
  name: text.default('default'),
  type: z.enum(['prometheus']).default('prometheus'),
  url: httpUrl(),
  scope: textMap.default({}),
  headers: textMap.default({}),
  timeout: duration(1, 120).default(10),
  concurrency: integer(1, 64).default(8),
  max_series: integer(1000, 1_000_000).default(200_000),
  max_bytes: byteSize().default(128 * 1024 ** 2),
  retention: z.union([z.literal('auto'), duration(60, 10 * 365 * 86_400)]).default('auto'),
  scrape_interval: z.union([z.literal('auto'), duration(1, 3600)]).default('auto'),
  tls: section({
    ca_file: text.default(''),
    cert_file: text.default(''),
    key_file: text.default(''),
    insecure_skip_verify: flag().default(false),
  }),
  auth: section({
    type: z.enum(['none', 'basic', 'bearer']).default('none'),
    username: text.default(''),
    password_file: text.default(''),
    token_file: text.default(''),
  }),
  tenant: section({ header: text.default('X-Scope-OrgID'), value: text.default('') }),
})

const metricsSection = section({
  enabled: flag().default(true),
  /** One store for now. Empty: in a cluster the Service `prometheus` of the first control-plane namespace. */
  stores: z.array(metricStoreSchema).max(1, 'one metric store is supported in this version').default([]),
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

const graphSection = section({
  max_nodes: integer(20, 2000).default(500),
  max_edges: integer(50, 8000).default(2000),
  cache_mb: integer(1, 4096).default(128),
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
})

const telemetrySection = section({
  log_level: z.enum(['debug', 'info', 'warn', 'error']).default('info'),
})

/** Every setting that exists, with its default: the empty file is valid. Durations become seconds, sizes bytes. */
export const configSchema = section({
  server: serverSection,
  auth: authSection,
  clusters: clustersSection,
  kubernetes: kubernetesSection,
  istio: istioSection,
  metrics: metricsSection,
  health: healthSection,
  graph: graphSection,
  ui: uiSection,
  telemetry: telemetrySection,
})

export type Config = z.output<typeof configSchema>
export type MetricStoreConfig = Config['metrics']['stores'][number]
