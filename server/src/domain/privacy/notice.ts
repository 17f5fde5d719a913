/** Changes with every change of meaning below; a consent names the version that was read. */
export const NOTICE_VERSION = '2026-11-1'
