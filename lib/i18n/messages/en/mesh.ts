/** The Mesh page: what runs the mesh. Each tab has its texts beside these. */
export const mesh = {
  title: 'Mesh',
  tabs: {
    topology: 'Topology',
    sources: 'Sources',
    proxies: 'Proxies',
    certificates: 'Certificates',
    revisions: 'Revisions',
    mtls: 'Mutual TLS',
  },
} as const
