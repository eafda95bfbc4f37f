import { Shell } from '@/components/layout/shell'
import { getPageSettings } from '@/lib/server/get-page-settings'
import type { ReactNode } from 'react'

export default async function DashboardLayout({ children }: { readonly children: ReactNode }) {
  return <Shell settings={await getPageSettings()}>{children}</Shell>
}
