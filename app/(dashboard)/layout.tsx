import { EditHost } from '@/app/(dashboard)/edit-host'
import { getPageSettings } from '@/lib/server/process/get-page-settings'
import { requirePageUser } from '@/lib/server/access/require-user'
import type { ReactNode } from 'react'

export default async function DashboardLayout({ children }: { readonly children: ReactNode }) {
  const user = await requirePageUser()
  return <EditHost settings={getPageSettings(user)}>{children}</EditHost>
}
