import { Shell } from '@/components/layout/shell'
import { getPageSettings } from '@/lib/server/process/get-page-settings'
import { requirePageUser } from '@/lib/server/access/require-user'
import type { ReactNode } from 'react'

export default async function DashboardLayout({ children }: { readonly children: ReactNode }) {
  const user = await requirePageUser()
  return <Shell settings={getPageSettings(user)}>{children}</Shell>
}
