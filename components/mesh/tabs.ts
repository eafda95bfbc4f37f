import { meshMtlsViewParsers } from '@/lib/url/mesh-mtls-view'
import { meshProxiesViewParsers } from '@/lib/url/mesh-proxies-view'
import { meshRevisionsViewParsers } from '@/lib/url/mesh-revisions-view'
import { meshSourcesViewParsers } from '@/lib/url/mesh-sources-view'
import { meshTopologyViewParsers } from '@/lib/url/mesh-topology-view'
import type { MeshTab } from '@/lib/url/mesh-view'
import { meshCertificatesViewParsers } from '@/lib/url/mesh-certificates-view'
import dynamic from 'next/dynamic'
import type { ComponentProps, ComponentType } from 'react'
import type { Page } from '@/components/layout/page'

interface ShownTab {
  readonly Panel: ComponentType
  /** What it reads of the address, beside what the page reads. */
  readonly parameters: NonNullable<ComponentProps<typeof Page>['parameters']>
  /** Nothing on it is of a window. */
  readonly windowless: boolean
}

/** What each tab of the Mesh page draws, loaded when it is opened. */
export const TABS: Readonly<Record<MeshTab, ShownTab>> = {
  topology: {
    Panel: dynamic(() => import('./topology/topology-tab').then((module) => module.TopologyTab), {
      loading: () => null,
    }),
    parameters: meshTopologyViewParsers,
    windowless: true,
  },
  sources: {
    Panel: dynamic(() => import('./sources/sources-tab').then((module) => module.SourcesTab), { loading: () => null }),
    parameters: meshSourcesViewParsers,
    windowless: false,
  },
  proxies: {
    Panel: dynamic(() => import('./proxies/proxies-tab').then((module) => module.ProxiesTab), { loading: () => null }),
    parameters: meshProxiesViewParsers,
    windowless: true,
  },
  revisions: {
    Panel: dynamic(() => import('./revisions/revisions-tab').then((module) => module.RevisionsTab), {
      loading: () => null,
    }),
    parameters: meshRevisionsViewParsers,
    windowless: true,
  },
  mtls: {
    Panel: dynamic(() => import('./mtls/mtls-tab').then((module) => module.MtlsTab), { loading: () => null }),
    parameters: meshMtlsViewParsers,
    windowless: false,
  },
  certificates: {
    Panel: dynamic(() => import('./certificates/certificates-tab').then((module) => module.CertificatesTab), {
      loading: () => null,
    }),
    parameters: meshCertificatesViewParsers,
    windowless: true,
  },
}
