import { requirePageUser } from '@/lib/server/access/require-user'
import { redirect } from 'next/navigation'

/** The overview is the start page. */
export default async function Page() {
  await requirePageUser()
  redirect('/overview')
}
