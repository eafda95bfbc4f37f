import { requirePageUser } from '@/lib/server/require-user'
import { redirect } from 'next/navigation'

/** The graph is the start page until there is an overview. */
export default async function Page() {
  await requirePageUser()
  redirect('/graph')
}
