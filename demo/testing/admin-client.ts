import type { DemoMesh } from '../mesh'

/** Calls the admin server: `ask(mesh, 'POST /advance', { seconds: 60 })`. @returns status and parsed body */
export async function askAdmin(
  { urls }: DemoMesh,
  route: string,
  body?: unknown,
): Promise<{ readonly status: number; readonly body: unknown }> {
  const [method = '', path = ''] = route.split(' ')
  const text = body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }
  const response = await fetch(`${urls.admin}${path}`, { method, ...text })
  return { status: response.status, body: await response.json() }
}
