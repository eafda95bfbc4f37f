import { isDevelopment } from '@/lib/server/process/env'
import { contentSecurityPolicy } from '@/lib/server/http/security-headers'
import { type NextRequest, NextResponse } from 'next/server'

/** Gives each document its nonce and policy; it decides nothing (rights are asked where data is read). */
export function proxy(request: NextRequest): NextResponse {
  const nonce = Buffer.from(crypto.getRandomValues(new Uint8Array(18))).toString('base64')
  const policy = contentSecurityPolicy(nonce, isDevelopment())
  const headers = new Headers(request.headers)
  // The framework learns the nonce of its own scripts from the policy on the request.
  headers.set('content-security-policy', policy)
  headers.set('x-nonce', nonce)
  const response = NextResponse.next({ request: { headers } })
  response.headers.set('content-security-policy', policy)
  return response
}

/** Hashed files need no policy. */
export const config = { matcher: ['/((?!_next/static/).*)'] }
