import type { LazyRouteFunction, RouteObject } from 'react-router'
import type { Access } from '../../shared/permissions.ts'
import { NoConnectionError } from '../api.ts'
import { type Pack, wantTexts } from '../texts.ts'
import { isServerThere } from './reach.ts'
import { guard } from './session.ts'

/** A file that does not come is of a former version, or the server cannot be reached: the browser says the same of both. */
export const whenReached = async <T>(files: Promise<T>): Promise<T> => {
  try {
    return await files
  } catch (cause) {
    throw (await isServerThere()) ? cause : new NoConnectionError('no file of the page', { cause })
  }
}

/**
 * A page: its path, who may enter (as its endpoints say), and the module with loader, action and Component, fetched when needed,
 * together with its texts. A page that many open on a phone may name a smaller pack than all of them.
 */
export const page = (path: string, allows: Access, fetch: LazyRouteFunction<RouteObject>, texts: Pack = 'all'): RouteObject => ({
  path,
  lazy: async () => (await whenReached(Promise.all([fetch(), wantTexts(texts)])))[0],
  middleware: [guard(allows)],
})
