import { useRef, useState } from 'react'
import { useUploadResumeMutation } from '../my-interview.api.ts'
import type { SendingProgress } from './sending-file.ts'

export type Sending = SendingProgress & { file: File; paused: boolean }

/** The file on its way: start it, pause it, go on, stop it. */
export function useSending() {
  const [upload, { isLoading, error, reset }] = useUploadResumeMutation()
  const [sending, setSending] = useState<Sending | null>(null)
  const running = useRef<ReturnType<typeof upload>>(undefined)

  const start = (file: File) => {
    setSending((before) => ({
      file,
      share: before?.file === file ? before.share : 0,
      connected: true,
      paused: false,
    }))
    const onProgress = (progress: SendingProgress) =>
      setSending((present) => (present?.file === file ? { ...present, ...progress } : present))
    running.current = upload({ file, onProgress })
  }
  const pause = () => {
    running.current?.abort()
    setSending((present) => present && { ...present, paused: true })
  }
  const stop = () => {
    running.current?.abort()
    reset()
    setSending(null)
  }
  const underWay = isLoading || sending?.paused ? sending : null
  return { sending: underWay, error: sending?.paused ? undefined : error, start, pause, stop }
}
