import { createApi } from '@reduxjs/toolkit/query/react'
import { baseQuery } from './base-query.ts'
import { tagTypes } from './tags.ts'

/** The one client. Each feature adds its endpoints with `api.injectEndpoints`, so that they travel in its own chunk. */
export const api = createApi({
  reducerPath: 'api',
  baseQuery,
  tagTypes,
  endpoints: () => ({}),
})
