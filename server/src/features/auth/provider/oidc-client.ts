import * as oidc from 'openid-client'
import { AppError } from '../../../domain/app-error.ts'
import type { OidcSettings } from '../../../infra/config/oidc-environment.ts'

/** What must be remembered between leaving for the provider and coming back. */
export type Flow = { state: string; nonce: string; verifier: string }
/** What the provider says about somebody. */
export type ProviderClaims = Readonly<Record<string, unknown>> & { readonly sub: string }

const patienceSeconds = 10

/** Speaks OpenID Connect: code flow with PKCE, state and nonce. Its failures are codes of ours. */
export function createOidcClient(settings: OidcSettings, redirectUri: string) {
  let discovered: Promise<oidc.Configuration> | undefined

  const discover = (): Promise<oidc.Configuration> => {
    const { issuer, clientId, clientSecret } = settings
    const execute = issuer.startsWith('http:') ? [oidc.allowInsecureRequests] : []
    const options = { execute, timeout: patienceSeconds }
    // Not kept when it fails: the provider may be back at the next try.
    discovered ??= oidc
      .discovery(new URL(issuer), clientId, clientSecret, undefined, options)
      .catch((cause: unknown) => {
        discovered = undefined
        throw failure(cause)
      })
    return discovered
  }

  return {
    async begin(): Promise<{ url: string; flow: Flow }> {
      const configuration = await discover()
      const flow = { state: oidc.randomState(), nonce: oidc.randomNonce(), verifier: oidc.randomPKCECodeVerifier() }
      const url = oidc.buildAuthorizationUrl(configuration, {
        redirect_uri: redirectUri,
        scope: settings.scope,
        code_challenge: await oidc.calculatePKCECodeChallenge(flow.verifier),
        code_challenge_method: 'S256',
        state: flow.state,
        nonce: flow.nonce,
      })
      return { url: url.href, flow }
    },

    /** `search`: what the provider has put behind the address of the callback. */
    async finish(search: string, { state, nonce, verifier }: Flow): Promise<ProviderClaims> {
      const configuration = await discover()
      try {
        const checks = { expectedState: state, expectedNonce: nonce, pkceCodeVerifier: verifier, idTokenExpected: true }
        const tokens = await oidc.authorizationCodeGrant(configuration, new URL(search, redirectUri), checks)
        const claims = tokens.claims()
        if (!claims) throw new AppError('provider_mismatch', 'The provider did not say who you are.')
        // Many providers tell email and groups here only.
        const more = configuration.serverMetadata().userinfo_endpoint
          ? await oidc.fetchUserInfo(configuration, tokens.access_token, claims.sub)
          : {}
        return { ...more, ...claims }
      } catch (cause) {
        throw failure(cause)
      }
    },
  }
}

function failure(cause: unknown): AppError {
  if (cause instanceof AppError) return cause
  if (cause instanceof oidc.AuthorizationResponseError)
    return new AppError('provider_refused', 'You, or the provider, did not agree to sign you in here.', { cause })
  const { code } = (cause ?? {}) as { code?: unknown }
  const isFormal = cause instanceof oidc.ResponseBodyError || String(code).startsWith('OAUTH_')
  if (isFormal && code !== 'OAUTH_TIMEOUT' && code !== 'OAUTH_RESPONSE_IS_NOT_CONFORM')
    return new AppError('provider_mismatch', 'The answer of the provider is not one that we can trust.', { cause })
  return new AppError('provider_unavailable', 'The provider does not answer. Try again, or sign in with a password.', {
    cause,
  })
}
