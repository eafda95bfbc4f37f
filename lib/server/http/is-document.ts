import 'server-only'
import { headers } from 'next/headers'

/** Whether the browser loads a whole document; a page that is changed within one asks for its answers itself. */
export async function isDocument(): Promise<boolean> {
  return (await headers()).get('accept')?.includes('text/html') === true
}
