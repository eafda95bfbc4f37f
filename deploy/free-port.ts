import { createServer } from 'node:net'

/** Whether a server could listen there now. */
export async function isPortFree(address: string, port: number): Promise<boolean> {
  if (port === 0) return true
  const probe = createServer()
  return new Promise((resolve) => {
    probe.once('error', () => {
      resolve(false)
    })
    probe.listen(port, address, () => {
      probe.close(() => {
        resolve(true)
      })
    })
  })
}
