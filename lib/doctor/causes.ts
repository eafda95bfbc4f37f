/** The list of product.md 5.3, and what only Pharos looks at (S28 to S30). */
export const CAUSES = [
  'S01', // the name does not resolve
  'S02', // refused or timed out
  'S03', // TLS not trusted
  'S04', // 401 or 403
  'S05', // tenant missing or wrong
  'S06', // HTML or 404: wrong base path
  'S07', // not the expected API
  'S08', // no istio_* series at all
  'S09', // none for these namespaces
  'S10', // labels missing: canonical, cluster, security policy
  'S11', // telemetry of Mixer
  'S12', // newest sample too old
  'S13', // clocks differ
  'S14', // window under two scrapes
  'S15', // beyond retention
  'S16', // no buckets of durations
  'S17', // sidecars that nobody scrapes
  'S18', // istiod that nobody scrapes
  'S19', // over a limit
  'S20', // partial answer
  'S21', // newest samples hidden
  'S22', // a right is missing
  'S23', // names in traces do not match
  'S24', // no spans in this window
  'S25', // dashboard of Grafana not found
  'S26', // pods outside the mesh
  'S27', // no requests were made
  'S28', // objects of the cluster lag behind
  'S29', // istiod cannot be asked
  'S30', // webhook does not trust istiod's certificate
] as const
export type CauseId = (typeof CAUSES)[number]
