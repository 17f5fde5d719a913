import { setNonce } from 'get-nonce'

/** The nonce that the server wrote into this page: style elements made at run time carry it. */
export function styleNonce(): string {
  return document.querySelector<HTMLMetaElement>('meta[property="csp-nonce"]')?.nonce ?? ''
}

setNonce(styleNonce())
